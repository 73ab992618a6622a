package views

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui/uitest"
)

func TestCtrlZPutsTheProgramAsideUnlessACallIsUnderWay(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	times := 0
	d.Model.aside = func() tea.Msg { times++; return resumed{errNoShell} }
	_, ended := d.Model.calls.Context(t.Context())
	d.Keys("ctrl+z")
	uitest.MustContain(t, content(d), "a call is under way")
	if times != 0 {
		t.Error("it was put aside while a call was under way")
	}
	ended()
	d.Keys("ctrl+z")
	uitest.MustContain(t, content(d), "no shell is here that fg could")
	if times != 1 {
		t.Errorf("it was put aside %d times", times)
	}
	d.Model.aside = func() tea.Msg { return resumed{} }
	d.Keys("ctrl+z")
	uitest.MustNotContain(t, content(d), "no shell")
}
