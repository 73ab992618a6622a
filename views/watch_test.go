package views

import (
	"context"
	"testing"
	"time"

	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// look lets the program look at the history once, and not wait for it.
func look(d *uitest.Driver[*root]) (asked bool) {
	d.Model.await = func(ctx context.Context, store stamper, _ history.Stamp) (history.Stamp, error) {
		asked, d.Model.await = true, nil
		return store.Stamp(ctx)
	}
	d.Send(nav.Say{})
	return asked
}

func rename(t *testing.T, d *uitest.Driver[*root], title string) {
	t.Helper()
	if _, err := d.Model.setup.Store.UpdateCase(t.Context(), 1, func(c *history.Case) { c.Title = title }); err != nil {
		t.Fatal(err)
	}
}

func TestAnotherWindowsChangeIsSeen(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	rename(t, d, "renamed once")
	look(d)
	uitest.MustContain(t, content(d), "renamed once")
	d.Send(nav.OpenCase{Case: 1})
	rename(t, d, "renamed twice")
	uitest.MustNotContain(t, content(d), "renamed twice")
	look(d)
	uitest.MustContain(t, content(d), "renamed twice")
	seen := len(d.Seen)
	look(d)
	if n := len(d.Seen) - seen; n != 2 { // what was sent, and what came of looking
		t.Errorf("%d messages where nothing was changed", n)
	}
}

func TestNobodyLooksWhereNothingIsShownOfTheHistory(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	over(t, d, &probe{})
	if look(d) {
		t.Error("the history was looked at")
	}
	if !func() bool { d.Model.back(); return look(d) }() {
		t.Error("the history is looked at no more")
	}
}

func TestAChangeIsAwaitedWithinASecondAndEndsWithItsContext(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	store := d.Model.setup.Store
	before, err := store.Stamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if watchEvery >= time.Second {
		t.Errorf("a change may go unseen for %s", watchEvery)
	}
	rename(t, d, "renamed")
	after, err := awaitChange(t.Context(), store, before)
	if err != nil || after == before {
		t.Errorf("%+v, %v", after, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := awaitChange(ctx, store, after); err == nil {
		t.Error("it waits for ever")
	}
}
