package views

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestWhatWasDoneBesideTheScreensIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		said string
		err  error
		want string
	}{
		"done":    {"3 attempts older than 180 days forgotten", nil, "3 attempts older than 180 days forgotten"},
		"nothing": {"", nil, ""},
		"failed":  {"", errors.New("history x is damaged"), "history x is damaged"},
	} {
		setup := newSetup(t)
		runs := 0
		m := newRoot(Options{
			Setup:  func() (nav.Setup, error) { return setup, nil },
			Getenv: func(string) string { return "" },
			Care:   func(context.Context) (string, error) { runs++; return test.said, test.err },
		})
		d := uitest.Drive(t, m)
		d.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
		if m.notice.Text != test.want || runs != 1 {
			t.Errorf("%s: %q, %d runs", name, m.notice.Text, runs)
		}
		if test.want != "" && !strings.Contains(m.View().Content, test.want) {
			t.Errorf("%s: it is not on the screen", name)
		}
	}
}

func TestWhatIsDoneWithTheHistoryIsSaidAsItComes(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	said := []string{"the history is brought up to date: 40 %", "the history is up to date"}
	m := newRoot(Options{
		Setup:  func() (nav.Setup, error) { return setup, nil },
		Getenv: func(string) string { return "" },
		Said: func(context.Context) (string, error) {
			if len(said) == 0 {
				return "", context.Canceled
			}
			next := said[0]
			said = said[1:]
			return next, nil
		},
	})
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	if len(said) > 0 || !strings.Contains(m.View().Content, "the history is up to date") {
		t.Errorf("%d are not said, the last is %q", len(said), m.notice.Text)
	}
}
