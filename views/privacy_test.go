package views

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// Whom nobody may see who looks on; made up.
const (
	madeUpPhone = "+962790001234"
	madeUpEmail = "omar.haddad@example.test"
	madeUpName  = "Haddad"
)

// pasted is a call of theirs, with the number in other writings too.
const pasted = "> POST /v1/api/verify?phone=%2B962790001234 HTTP/1.1\r> Host: service.authmatech.com\r> X-API-KEY: CANARY-not-a-real-key-01\r>\r" +
	"< HTTP/1.1 400 Bad Request\r< Content-Type: application/json\r<\r" +
	`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER","message":"0790001234 or ٠٧٩٠٠٠١٢٣٤ of ` + madeUpEmail + ` is not accepted, 79 000 1234 neither"}]}`

// told are the parts of personal values that stand in a window: four digits of the
// number on end, or four letters of the address.
func told(window string) []string {
	window = strings.NewReplacer("٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٧", "7", "٩", "9").Replace(uitest.Plain(window))
	var parts []string
	for _, value := range []string{"790001234", "omar.haddad", "@example.test"} {
		for i := range len(value) - 3 {
			if part := value[i : i+4]; strings.Contains(window, part) && part != "exam" && part != "ampl" && part != "mple" && part != "xamp" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// full opens a case of the pasted call and puts the number into the form.
func full(t testing.TB, width, height int) *uitest.Driver[*root] {
	t.Helper()
	d := start(t, width, height)
	d.Paste(pasted)
	d.Keys("enter")
	d.Type(madeUpPhone)
	return d
}

func TestNoPersonalValueIsOnAScreenThatIsShared(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	d.Keys("f2")
	d.Paste(pasted)
	check := func(where string) {
		t.Helper()
		if parts := told(content(d)); len(parts) > 0 {
			t.Errorf("%s shows %q:\n%s", where, parts, uitest.Plain(content(d)))
		}
	}
	check("the paste")
	d.Keys("enter")
	for _, tab := range []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5"} {
		d.Keys(tab)
		check("the answer, " + tab)
	}
	uitest.MustContain(t, content(d), "••••••", "PRIVATE", "/v1/api/verify?phone=%2B962•••••••••")
	for i := range madeUpPhone {
		d.Type(madeUpPhone[i : i+1])
		check("the form while it is typed into")
	}
	d.Keys("tab")
	check("the form")
	d.Keys("ctrl+o")
	check("what will be sent")
	d.Keys("ctrl+p")
	check("the palette")
	d.Keys("esc")
	d.Send(nav.Say{Notice: ui.Notice{Text: "written to /home/" + madeUpEmail + "/0790001234.md"}})
	check("a notice")
	d.Send(nav.Tell{Title: madeUpPhone, Text: "It was " + madeUpEmail + "."})
	check("a text over the screen")
	d.Keys("esc")
	d.Send(nav.OpenTicket{Case: 1})
	check("the ticket")
	d.Keys("esc", "esc")
	d.Type("user:0790001234 " + madeUpEmail)
	check("the field on home")
	if title := d.Model.View().WindowTitle; title != "casebook" {
		t.Errorf("the window is called %q", title)
	}
}

func TestValuesThatAreWrappedOrCutAreHiddenInEveryWindow(t *testing.T) {
	t.Parallel()
	d := full(t, 120, 36)
	d.Keys("f2", "tab", "alt+5")
	for width := 24; width <= 140; width++ {
		for _, tab := range []string{"alt+1", "alt+5"} {
			d.Send(tea.WindowSizeMsg{Width: width, Height: 30})
			d.Keys(tab)
			if parts := told(content(d)); len(parts) > 0 {
				t.Fatalf("%d cells wide, %s, it shows %q:\n%s", width, tab, parts, uitest.Plain(content(d)))
			}
		}
	}
}

func TestTheTicketHidesWhatIsWrappedOrInClearInEveryWindow(t *testing.T) {
	t.Parallel()
	d := full(t, 120, 36)
	d.Send(nav.OpenTicket{Case: 1})
	d.Keys("f2", "n", "r", "y") // one of the values goes out in clear
	for width := 24; width <= 140; width += 3 {
		d.Send(tea.WindowSizeMsg{Width: width, Height: 30})
		for _, keys := range [][]string{{"t"}, {"end"}, {"n"}, {"o"}, {"tab"}, {"home"}, {"pgdown"}, {"v"}, {"d"}, {"x"}, {"esc"}, {"r"}, {"esc"}} {
			d.Keys(keys...)
			// The ticket's last lines say that it was written by "casebook test".
			if parts := slices.DeleteFunc(told(content(d)), func(part string) bool { return part == "test" }); len(parts) > 0 {
				t.Fatalf("%d cells wide, after %q, it shows %q:\n%s", width, keys, parts, uitest.Plain(content(d)))
			}
		}
	}
}

func TestHidingMovesNothing(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		d := full(t, size.Width, size.Height)
		before := d.Model.View()
		d.Keys("f2")
		d.Send(nav.Say{}) // without the notice
		after := d.Model.View()
		if !reflect.DeepEqual(before.Cursor, after.Cursor) {
			t.Errorf("the cursor moved from %+v to %+v", before.Cursor, after.Cursor)
		}
		rows, now := strings.Split(before.Content, "\n"), strings.Split(after.Content, "\n")
		if len(rows) != len(now) {
			t.Fatalf("%d rows became %d", len(rows), len(now))
		}
		for i := range rows {
			if i == 0 {
				continue // it has the mark
			}
			was, is := []rune(uitest.Plain(rows[i])), []rune(uitest.Plain(now[i]))
			same := len(was) == len(is) && ui.Width(rows[i]) == ui.Width(now[i])
			for j := range is {
				same = same && (is[j] == was[j] || is[j] == '•')
			}
			if !same {
				t.Errorf("row %d was %q and is %q", i, string(was), string(is))
			}
		}
		d.Keys("f2")
		d.Send(nav.Say{})
		if content(d) != before.Content {
			t.Error("showing again does not bring back the window")
		}
	}
}

func TestTheKeyForPrivacyWorksEverywhereAndIsOffered(t *testing.T) {
	t.Parallel()
	d := start(t, 100, 40)
	d.Keys("f1")
	uitest.MustContain(t, content(d), "f2", "hide personal values")
	d.Keys("f2", "esc", "f1")
	uitest.MustContain(t, content(d), "PRIVATE", "show personal values")
	d.Keys("esc", "ctrl+p")
	d.Type("show personal")
	d.Keys("enter")
	if d.Model.privacy.on {
		t.Error("the palette does not turn it off")
	}
	p := over(t, d, &probe{typing: true})
	d.Keys("f2")
	if !d.Model.privacy.on || len(p.heard) > 0 {
		t.Errorf("while typing: on %v, the screen heard %v", d.Model.privacy.on, p.heard)
	}
	d.Send(tea.BackgroundColorMsg{})
	if !d.Model.theme.Private {
		t.Error("another theme shows the fields again")
	}
}

func TestPrivacyIsOnFromTheFirstFrameOn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	m := newRoot(Options{Setup: func() (nav.Setup, error) { return setup, nil }, Privacy: true, Getenv: func(string) string { return "" }})
	m.route(tea.WindowSizeMsg{Width: 120, Height: 36})
	uitest.MustContain(t, m.View().Content, "PRIVATE")
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 36})
	uitest.MustContain(t, content(d), "mobileNumber +962•••••••••")
	uitest.MustNotContain(t, content(d), "+96279")
}

// named is a screen that knows whom it is about.
type named struct {
	probe
	values []string
}

func (n *named) Personal() []string { return n.values }

func TestANameIsHiddenWhenTheScreenNamesIt(t *testing.T) {
	t.Parallel()
	d := start(t, 60, 12)
	n := &named{values: []string{"Omar " + madeUpName}}
	n.view = func() ui.Frame {
		return ui.Frame{Body: "\x1b[1mMr. Had\x1b[35mdad\x1b[m called, 語 omar%20haddad"}
	}
	d.Model.push(n)
	d.Keys("f2")
	uitest.MustContain(t, content(d), "Mr. •••••• called, 語 •••••••••••••")
	if !strings.Contains(content(d), "\x1b[1mMr. •••\x1b[35m•••\x1b[m") {
		t.Errorf("styles were lost: %q", content(d))
	}
	n.values = []string{"Rania Khoury"}
	d.Send(nav.Say{})
	uitest.MustContain(t, content(d), "omar%20haddad")
}

func TestTheWindowWithPrivacyLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		d := start(t, size.Width, size.Height)
		d.Send(nav.OpenRequest{System: "authmatech", Operation: "verify"})
		d.Type("0790001234")
		d.Keys("f2", "shift+tab")
		uitest.Golden(t, fmt.Sprintf("private-%dx%d", size.Width, size.Height), content(d))
	}
}

func TestWithoutPrivacyAFrameCostsWhatItDid(t *testing.T) {
	d := full(t, 120, 36)
	without := leastAllocs(func() { d.Model.frame() })
	if with := leastAllocs(func() { d.Model.View() }); with > without {
		t.Errorf("a frame takes %.0f allocations, its parts %.0f", with, without)
	}
}

// leastAllocs is how many allocations work takes when no pool was emptied meanwhile.
func leastAllocs(work func()) float64 {
	least := testing.AllocsPerRun(1, work)
	for range 40 {
		least = min(least, testing.AllocsPerRun(1, work))
	}
	return least
}

func BenchmarkPrivateFrame(b *testing.B) {
	d := full(b, 120, 40)
	b.Run("off", func(b *testing.B) {
		for b.Loop() {
			d.Model.View()
		}
	})
	d.Keys("f2")
	b.Run("on", func(b *testing.B) {
		for b.Loop() {
			d.Model.View()
		}
	})
}

func TestASearchOfTheHistoryTellsNobodyWhoLooksOn(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		d := full(t, size.Width, size.Height)
		d.Keys("f2", "esc", "esc")
		for _, text := range []string{"user:+962790001234 http:4xx", "user:079 000 1234", "0790001234", "user:" + madeUpEmail, `user:"0790001234`} {
			for i := range text {
				d.Type(text[i : i+1])
				if parts := told(content(d)); len(parts) > 0 {
					t.Fatalf("%d cells wide, after %q it shows %q:\n%s", size.Width, text[:i+1], parts, uitest.Plain(content(d)))
				}
			}
			d.Keys("esc")
		}
	}
}
