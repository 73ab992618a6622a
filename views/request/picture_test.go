package request

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

var (
	_ ui.Screen  = (*Screen)(nil)
	_ nav.Headed = (*Screen)(nil)
)

// states are the screen as it is seen in its life.
func states() map[string]func(testing.TB) *desk {
	return map[string]func(testing.TB) *desk{
		"empty": func(t testing.TB) *desk { return begin(t, nav.OpenRequest{}, nil) },
		"lints": func(t testing.TB) *desk {
			d := begin(t, nav.OpenRequest{}, nil)
			d.Type("0791234567")
			return d
		},
		"refused":  func(t testing.TB) *desk { return done(begin(t, national(), answers(400, refusedBody))) },
		"negative": func(t testing.TB) *desk { return done(begin(t, whole(), answers(200, negativeBody))) },
		"lost":     func(t testing.TB) *desk { return done(begin(t, whole(), lost)) },
		"said": func(t testing.TB) *desk {
			d := begin(t, national(), answers(400, refusedBody))
			d.shelf.seen = attempt.Seen{Attempts: 14, Cases: 3, Last: moment().Add(-2 * time.Hour), SolvedBy: "country code", Case: 12}
			d.Keys("ctrl+s", "ctrl+g", "j", "n")
			return d
		},
		"pasted": func(t testing.TB) *desk {
			library := kept(t, national())
			library.attempt.Happened, library.attempt.Environment, library.attempt.Simulated = time.Time{}, "", false
			return beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, library)
		},
		"body": func(t testing.TB) *desk { return begin(t, raw(`{"mobileNumber":`), nil) },
		"sending": func(t testing.TB) *desk {
			d := begin(t, whole(), answers(200, verifiedBody))
			d.Hold()
			return done(d)
		},
	}
}

func done(d *desk) *desk {
	d.Keys("ctrl+s")
	return d
}

func TestTheScreenLooksAsItDid(t *testing.T) {
	t.Parallel()
	for name, state := range states() {
		for _, size := range []uitest.Size{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
			d := state(t)
			d.Model.SetSize(size.Width, size.Height)
			if size.Width < sideBySide {
				d.Model.focusAnswer(slices.Contains([]string{"refused", "negative", "lost", "said", "pasted"}, name))
			}
			uitest.Golden(t, fmt.Sprintf("%s-%dx%d", name, size.Width, size.Height), uitest.Plain(d.view()))
		}
	}
}

func TestTheStylesAreAsTheyWere(t *testing.T) {
	t.Parallel()
	uitest.Golden(t, "refused-styles", states()["refused"](t).view())
}

func TestEveryStateFitsEverySize(t *testing.T) {
	t.Parallel()
	all := states()
	for name, state := range states() {
		all[name+", views"] = func(t testing.TB) *desk {
			d := state(t)
			d.Keys("ctrl+g", "2")
			return d
		}
	}
	all["what will be sent"] = func(t testing.TB) *desk {
		d := begin(t, whole(), nil)
		d.Keys("ctrl+o")
		return d
	}
	all["a problem"] = func(t testing.TB) *desk {
		d := begin(t, whole(), nil)
		d.vendor.refuse = fmt.Errorf("history /somewhere/history.db: the disk is full, nothing was recorded")
		return done(d)
	}
	sizes := []uitest.Size{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 1, Height: 1}, {Width: 99, Height: 30},
		{Width: 40, Height: 12}, {Width: 20, Height: 6}, {Width: 8, Height: 3}, {Width: 120, Height: 1}}
	for name, state := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := state(t)
			uitest.Sweep(t, func(w, h int) string {
				d.Model.SetSize(w, h)
				return d.view()
			}, sizes...)
			for tab := range 5 {
				d.Keys(fmt.Sprintf("alt+%d", tab+1))
				uitest.Sweep(t, func(w, h int) string {
					d.Model.SetSize(w, h)
					return d.view()
				}, sizes[:3]...)
			}
		})
	}
}

func TestAnEmptyScreenDrawsNothing(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.Model.SetSize(0, 0)
	if got := uitest.Plain(d.view()); got != "" {
		t.Errorf("drew %q", got)
	}
}

func BenchmarkAKeyAndItsFrame(b *testing.B) {
	d := begin(b, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	one, back := ui.KeyPress("1"), ui.KeyPress("backspace")
	b.ReportAllocs()
	for b.Loop() {
		d.Model.Update(one)
		_ = d.Model.View()
		d.Model.Update(back)
		_ = d.Model.View()
	}
}
