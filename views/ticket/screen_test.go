package ticket

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTheTicketIsShownBesideItsOriginalWithWhatWasCut(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("n")
	uitest.MustContain(t, view(d), "ORIGINAL   VALUES   DESK", "OUTGOING", "Markdown, ", " bytes",
		`"mobileNumber": "+962790001234",`, `"mobileNumber": "[phone-1: +962, E.164, 12 digits]",`, "X-API-KEY: [api-key #",
		"VALUE   @ +962790001234 leaves as phone-1  personal, +962, E.164, 12 digits", "1 of 3", "✓ 0 of 3 cut values found, looked for as written, percent, JSON, HTML, base64, hex")
	uitest.MustNotContain(t, view(d), madeUpKey, "SIMULATED")
}

func TestALineStandsBesideItsOriginal(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("n")
	for row := range strings.SplitSeq(uitest.Plain(view(d)), "\n") {
		left, right, _ := strings.Cut(row, "│")
		if strings.Contains(left, "mobileNumber\": \"+962") != strings.Contains(right, "mobileNumber\": \"[phone-1") {
			t.Errorf("apart in %q", row)
		}
	}
}

func TestATicketOfSimulatedAttemptsSaysSo(t *testing.T) {
	t.Parallel()
	d := drive(t, true, 120, 50)
	d.Keys("d")
	uitest.MustContain(t, view(d), " SIMULATED   Markdown", "SIMULATED: a ticket to practise with. Do not send it")
	if heading := d.Model.Heading(); !heading.Simulated || heading.Title != "Login fails after SIM swap" {
		t.Errorf("the heading is %+v", heading)
	}
}

func TestACaseWithoutAFinishedAttemptHasNoTicketAndSaysWhy(t *testing.T) {
	t.Parallel()
	s := New(newSetup(t), nav.OpenTicket{Case: 9})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	uitest.MustContain(t, view(d), "! ", "not in the history")
	d.Keys("c", "s")
	if sent[nav.Copy](d) || d.Model.save.open {
		t.Error("nothing was copied or saved")
	}
}

func TestTheTicketFollowsItsCase(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	x := refused(false)
	if _, err := d.Model.setup.Runner.Keep(t.Context(), x, 1); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Recorded{Case: 1})
	uitest.MustContain(t, view(d), "it is attempt 2")
}

func TestANarrowWindowShowsOnePaneAfterTheOther(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 80, 22)
	uitest.MustContain(t, view(d), "OUTGOING   ORIGINAL   VALUES   DESK", "# Authmatech")
	d.Keys("n", "o")
	uitest.MustContain(t, view(d), `"mobileNumber": "[phone-1: `)
	d.Keys("tab")
	uitest.MustContain(t, view(d), `"mobileNumber": "+962790001234"`)
	uitest.MustNotContain(t, view(d), `"mobileNumber": "[phone-1: `)
	d.Keys("tab")
	uitest.MustContain(t, view(d), "▌ @ phone-1", "secret    31 chars")
	d.Keys("tab")
	uitest.MustContain(t, view(d), "WHAT THE DESK WANTS")
	d.Keys("shift+tab", "shift+tab", "shift+tab")
	uitest.MustContain(t, view(d), `"mobileNumber": "[phone-1: `)
}

func TestTheMouseChoosesPanesAndValuesAndScrolls(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 36)
	click := func(text string, dx int) {
		t.Helper()
		for y, row := range strings.Split(uitest.Plain(view(d)), "\n") {
			if x := strings.Index(row, text); x >= 0 {
				d.Send(tea.MouseClickMsg{X: ui.Width(row[:x]) + dx, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen", text)
	}
	d.Keys("n")
	click("[proof #", 2)
	uitest.MustContain(t, view(d), "VALUE   # proof #", "3 of 3")
	click("VALUES", 1)
	uitest.MustContain(t, view(d), "▌ # proof #")
	click("  S api-key #", 3)
	uitest.MustContain(t, view(d), "▌ S api-key #", "2 of 3")
	click("DESK", 0)
	click("? The balance", 2)
	uitest.MustContain(t, view(d), "▌? The balance")
	top := d.Model.text.Top()
	d.Send(tea.MouseWheelMsg{X: 100, Y: 10, Button: tea.MouseWheelDown})
	if d.Model.text.Top() == top {
		t.Error("the wheel over the text does not scroll it")
	}
	d.Send(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
}

func TestEveryKeyIsACommandToo(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	var titles []string
	for _, b := range d.Model.Commands() {
		titles = append(titles, b.Help().Key+" "+b.Help().Desc)
	}
	all := strings.Join(titles, "\n")
	uitest.MustContain(t, all, "c copy the ticket", "s save the ticket to a file", "b copy the ticket and save it", "n next value", "N value before", "r show it", "x cut more", "f choose the format",
		"1 add what is missing: show the number in clear", "2 add what is missing: decide the open steps", "d show the desk's wishes")
}

func TestWhatIsPersonalIsNamedForWhoeverHidesIt(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	if got := d.Model.Personal(); len(got) != 1 || got[0] != madeUpPhone {
		t.Errorf("named %q", got)
	}
}

func TestABlockEndsOnlyWithItsOwnFence(t *testing.T) {
	t.Parallel()
	kinds := kindsOf(linesOf("# head\ntext\n````http\n# no head\n```\n````\n## head\n"))
	want := []kind{headline, prose, fence, quoted, quoted, fence, headline}
	for i := range want {
		if i >= len(kinds) || kinds[i] != want[i] {
			t.Fatalf("kinds are %v, want %v", kinds, want)
		}
	}
}

func TestTheTicketFitsEverySize(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	empty := New(setup, nav.OpenTicket{Case: 9})
	empty.SetSize(80, 24)
	screens := map[string]*Screen{"failed": uitest.Drive(t, empty).Model, "unread": New(newSetup(t), nav.OpenTicket{Case: 1})}
	for name, keys := range map[string][]string{
		"shown": nil, "values": {"v", "n"}, "desk": {"d", "down", "down"}, "original": {"tab"},
	} {
		d := drive(t, true, 80, 24)
		d.Keys(keys...)
		screens[name] = d.Model
	}
	saving := drive(t, true, 80, 24)
	saving.Keys("s")
	agree(t, saving)
	screens["saving"] = saving.Model
	held := drive(t, true, 80, 24)
	held.Model.made.ticket.Leaks = []string{"phone-1"}
	screens["held"] = held.Model
	archive := drive(t, true, 80, 24)
	archive.Keys("f")
	archive.Send(chosen{archive.Model, ticket.Zip})
	screens["zip"] = archive.Model
	for name, s := range screens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Sweep(t, func(w, h int) string {
				s.SetSize(w, h)
				return s.View().Body
			})
		})
	}
}

func TestTheTicketLooksAsItDid(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]uitest.Size{"120x36": {Width: 120, Height: 34}, "80x24": {Width: 80, Height: 22}, "40x12": {Width: 40, Height: 10}} {
		d := drive(t, true, size.Width, size.Height)
		uitest.Golden(t, "ticket-"+name, view(d))
		d.Keys("n")
		uitest.Golden(t, "value-"+name, view(d))
		d.Keys("v")
		uitest.Golden(t, "values-"+name, view(d))
		real := drive(t, false, size.Width, size.Height)
		leave(t, real, "c")
		real.Keys("d", "down", "down")
		uitest.Golden(t, "desk-"+name, view(real))
	}
}

// Not parallel: it counts allocations.
func TestAFrameOfALongTicketCostsWhatOneOfAShortOneDoes(t *testing.T) {
	short := drive(t, false, 120, 34).Model
	setup := newSetup(t)
	x := refused(false)
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, `,{"line":%d,"phone":"+96279%07d"}`, i, 2_000_000+i)
	}
	x.Answer.Body = []byte(`{"success":false,"messages":[{"type":"ERROR","code":"INVALID_MOBILE_NUMBER","message":"` + madeUpPhone + ` is not accepted"}],"log":[{}` + b.String() + `],"one":"` + strings.Repeat(madeUpPhone+" ", 3000) + `"}`)
	a, err := setup.Runner.Redact(x)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = setup.Store.Add(t.Context(), a, &history.Case{Title: "Login fails after SIM swap", Titled: true}); err != nil {
		t.Fatal(err)
	}
	s := New(setup, nav.OpenTicket{Case: 1})
	s.SetSize(120, 34)
	long := uitest.Drive(t, s).Model
	if len(long.made.leaves.sheet.kinds) < 100*34 {
		t.Fatalf("the long ticket has %d lines", len(long.made.leaves.sheet.kinds))
	}
	frame := func(s *Screen) float64 { return testing.AllocsPerRun(5, func() { s.View() }) }
	// Rows at the same places hold other text, so the counts are near one another and not the same.
	least := frame(short)
	for name, key := range map[string]tea.KeyPressMsg{"the top": {}, "the end": {Code: tea.KeyEnd}, "a page up": {Code: tea.KeyPgUp}} {
		long.Update(key)
		if got := frame(long); got > 2*least+100 {
			t.Errorf("at %s a frame of the long ticket makes %.0f allocations, one of the short makes %.0f", name, got, least)
		}
	}
	long.goPane(valuesPane)
	if got := frame(long); got > 2*least+100 {
		t.Errorf("with the values a frame of the long ticket makes %.0f allocations, one of the short makes %.0f", got, least)
	}
}

func BenchmarkTicketFrame(b *testing.B) {
	s := drive(b, false, 120, 38).Model
	b.ReportAllocs()
	for b.Loop() {
		s.View()
	}
}

func TestMarkdownIsReadThroughItsMarks(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, false)
	for line, want := range map[string][]string{
		"## Environment":          {"##", " Environment"},
		"plain words":             {"plain words"},
		"- **Clock**: agrees":     {"- ", "**", "Clock", "**", ": agrees"},
		"code `a**b` and ``c`d``": {"code ", "`", "a**b", "`", " and ", "``", "c`d", "``"},
		`\*\* and \` + "` stay":   {`\*\* and \` + "` stay"},
		"an open ` one":           {"an open ", "`", " one"},
		"a **":                    {"a ", "**"},
		"":                        nil,
	} {
		of := prose
		if line != "" && line[0] == '#' {
			of = headline
		}
		var got []string
		for _, p := range markup(&theme, of, line) {
			got = append(got, line[p.From:p.To])
			if mark := strings.Trim(line[p.From:p.To], "#*`") == ""; mark != (p.Style == theme.Muted) {
				t.Errorf("%q of %q is styled as if it were something else", line[p.From:p.To], line)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", line, got, want)
		}
	}
	if paints := markup(&theme, quoted, "**not Markdown**"); paints != nil {
		t.Errorf("a block is read as Markdown: %v", paints)
	}
}

func TestEachRowSaysOfWhatClassesTheValuesAreThatAreCutInIt(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	rows := func() string {
		var marked []string
		for row := range strings.SplitSeq(uitest.Plain(view(d)), "\n") {
			if _, out, found := strings.Cut(row, "│"); found && strings.TrimSpace(out[:min(4, len(out))]) != "" {
				marked = append(marked, strings.TrimSpace(out))
			}
		}
		return strings.Join(marked, "\n")
	}
	d.Keys("n")
	uitest.MustContain(t, rows(), `@    "mobileNumber": "[phone-1: +962, E.164, 12 digits]",`, "S  X-API-KEY: [api-key #", `#    "encryptedMobileNumber": "[proof #`)
	uitest.MustNotContain(t, rows(), "X-CLIENT-ID")
	d.Keys("r")
	agree(t, d)
	uitest.MustContain(t, rows(), `!    "mobileNumber": "+962790001234",`)
	d.Send(cutThis{d.Model, "acme"})
	uitest.MustContain(t, rows(), "x  X-CLIENT-ID: [cut-1: 4 chars]")
}

func TestARowThatBeginsWithinAValueHasNothingBeforeIt(t *testing.T) {
	t.Parallel()
	s := drive(t, false, 120, 50).Model
	for side, lines := range s.made.leaves.sheet.marks {
		for line, marks := range lines {
			for _, m := range marks {
				if got := s.margin(side, line, m.from+1, m.to+9); m.to > m.from+1 && got != "" {
					t.Fatalf("line %d: %q", line, got)
				}
			}
		}
	}
}

func TestTheStripOfALowWindowStillShowsTheValueAndTheScan(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 60, 18)
	d.Keys("n")
	uitest.MustContain(t, view(d), "VALUE   @ +962790001234 as phone-1  personal", "SCAN    ✓ 0 of 3 cut values found, in any form")
}

func TestAShapeIsNotCutWithinAWord(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{23: "+962, E.164, 12 digits", 22: "+962, E.164, 12 digits", 21: "+962, E.164", 10: "+962", 3: "", -5: ""} {
		if got := fitting("+962, E.164, 12 digits", width); got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
}

func TestBelowTheValuesStandThePlacesOfTheSelectedOne(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 80, 22)
	d.Keys("v", "down")
	uitest.MustContain(t, view(d), "WHERE api-key #", "2 places", "\n   environment", "\n   attempt 1 request, header X-API-KEY")
	d.Keys("up")
	uitest.MustContain(t, view(d), "WHERE phone-1 STANDS", "\n   attempt 1 answer, body messages[0].message")
	d.Model.made.values[0].Further = 40
	uitest.MustContain(t, view(d), "and 40 more")
}

func TestWhatTheSecondScanFoundIsOnTheScreenAtEverySize(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	for _, size := range [][2]int{{240, 60}, {120, 36}, {100, 14}, {100, 13}, {80, 20}, {80, 13}, {60, 11}, {40, 8}, {40, 6}, {30, 3}} {
		d.Model.SetSize(size[0], size[1])
		for _, key := range []string{"t", "v", "d"} {
			d.Keys(key)
			rows := strings.Split(view(d), "\n")
			if len(rows) > size[1] || !strings.Contains(uitest.Plain(view(d)), "✓ 0 of 3 ") {
				t.Errorf("%d×%d, %s: %d rows, and no scan in:\n%s", size[0], size[1], key, len(rows), uitest.Plain(view(d)))
			}
		}
	}
}
