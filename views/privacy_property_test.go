package views

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// someone is a customer, with the parts of them that nobody may read: five digits on end
// or five letters.
type someone struct {
	value    string // as the call has it
	writings []string
	secret   string // digits or letters of which no five on end may be seen
}

func anyone(t *rapid.T) someone {
	if rapid.Bool().Draw(t, "an address") {
		// Of letters that no five of are on end in our own words, as in "ticke", nor in the filler.
		name := rapid.StringMatching(`[jkqvwxz]{5,12}\.[jkqvwxz]{5,12}`).Draw(t, "name")
		value := name + "@" + rapid.StringMatching(`[a-z]{6,12}`).Draw(t, "domain") + ".test"
		return someone{value, []string{value, strings.ToUpper(value), url.QueryEscape(value), strings.ReplaceAll(value, "@", `\u0040`)}, name}
	}
	code := rapid.SampledFrom([]string{"962", "44", "966", "49"}).Draw(t, "code")
	core := rapid.StringMatching(`7[0-9]{8}`).Draw(t, "number")
	value := "+" + code + core
	return someone{value, []string{
		value, code + core, "00" + code + core, "0" + core, core, url.QueryEscape(value),
		core[:2] + " " + core[2:5] + " " + core[5:], "(0" + core[:2] + ") " + core[2:5] + "-" + core[5:],
	}, core}
}

func TestWhoeverItIsAboutIsHiddenInWhateverWindow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		who := anyone(rt)
		writing := rapid.SampledFrom(who.writings).Draw(rt, "writing")
		filler := strings.Repeat("y", rapid.IntRange(0, 30).Draw(rt, "filler"))
		d := start(t, 120, 36)
		d.Keys("f2")
		d.Paste(fmt.Sprintf("curl -i 'https://service.authmatech.com/v1/api/verify' -H 'X-API-KEY: not-a-real-key-0123456789' -d '{\"mobileNumber\":\"%s\"}'\r"+
			"HTTP/1.1 400 Bad Request\rContent-Type: application/json\r\r{\"success\":false,\"messages\":[{\"code\":\"INVALID_MOBILE_NUMBER\",\"message\":\"%s %s is not accepted\"}]}",
			who.value, filler, writing))
		d.Keys("enter")
		d.Send(tea.WindowSizeMsg{Width: rapid.IntRange(24, 140).Draw(rt, "width"), Height: rapid.IntRange(8, 40).Draw(rt, "height")})
		for _, tab := range []string{"alt+1", "alt+2", "alt+3", "alt+5"} {
			d.Keys(tab)
			shown := strings.ToLower(uitest.Plain(content(d)))
			for i := range len(who.secret) - 4 {
				if part := who.secret[i : i+5]; strings.Contains(shown, part) {
					rt.Fatalf("%s shows %q of %q:\n%s", tab, part, writing, shown)
				}
			}
		}
	})
}

// filed is somebody as people write of them, with the parts that nobody may read.
type filed struct {
	value  string
	pieces []string
}

// anybody draws an address or a number in the writings of notes.
func anybody(t *rapid.T) filed {
	if rapid.Bool().Draw(t, "an address") {
		// Of letters of which no six on end are in our own words.
		name := rapid.StringMatching(`[jkqvwxz]{3,12}[.+_-][jkqvwxz]{2,14}([.-][jkqvwxz]{2,9})?`).Draw(t, "name")
		value := name + "@" + rapid.StringMatching(`[jkqvwxz]{4,12}`).Draw(t, "domain") + rapid.SampledFrom([]string{".test", ".co.test", "-kx.test"}).Draw(t, "end")
		return filed{value, pieces(value)}
	}
	core := rapid.StringMatching(`7[5-9]{8}`).Draw(t, "number") // of which no time has six on end
	by := rapid.SampledFrom([]string{"", " ", "-"}).Draw(t, "between")
	groups := []string{core[:2], core[2:5], core[5:]}
	if rapid.Bool().Draw(t, "other groups") {
		groups = []string{core[:2], core[2:4], core[4:6], core[6:]}
	}
	rest := strings.Join(groups, by)
	before := rapid.SampledFrom([]string{"+962" + by, "+44" + by, "0"}).Draw(t, "before")
	return filed{before + rest, pieces(rest)}
}

// pieces are the parts of six characters.
func pieces(of string) (all []string) {
	for i := range len(of) - 5 {
		all = append(all, of[i:i+6])
	}
	return all
}

// sentenceOf draws words around somebody.
func sentenceOf(t *rapid.T, who filed, label string) string {
	word := rapid.SampledFrom([]string{"write", "to", "the", "man", "who", "called,", "today:", "again", "of"})
	said := strings.Join(rapid.SliceOfN(word, 0, 9).Draw(t, label+" before"), " ")
	open := rapid.SampledFrom([][2]string{{"", ""}, {"(", ")"}, {"<", ">"}, {"", ","}, {"mail:", ";"}}).Draw(t, label+" around")
	return strings.TrimSpace(said + " " + open[0] + who.value + open[1] + " " + strings.Join(rapid.SliceOfN(word, 0, 9).Draw(t, label+" behind"), " "))
}

func TestWhoeverACaseNamesIsHiddenHoweverItIsCutOrWrapped(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		who := [...]filed{anybody(rt), anybody(rt), anybody(rt), anybody(rt), anybody(rt), anybody(rt)}
		state := rapid.SampledFrom([]history.State{history.Open, history.WaitingVendor, history.Solved}).Draw(rt, "state")
		d := start(t, 120, 36)
		file(t, d, who[5].value, history.Case{
			Title: sentenceOf(rt, who[0], "title"), Titled: true, State: state, Owner: who[1].value, NextStep: sentenceOf(rt, who[2], "next"),
			Notes: "first\n" + sentenceOf(rt, who[3], "notes") + "\n" + sentenceOf(rt, who[1], "more notes"), SolvedBy: sentenceOf(rt, who[4], "solved"),
			OurRef: who[2].value, Tags: []string{who[4].value}, Opened: noon(), Changed: noon(),
		})
		d.Keys("f2", "f5")
		check := func(where string) {
			t.Helper()
			shown := strings.ToLower(uitest.Plain(content(d)))
			for _, w := range who {
				for _, piece := range w.pieces {
					if strings.Contains(shown, piece) {
						rt.Fatalf("%s shows %q of %q:\n%s", where, piece, w.value, shown)
					}
				}
			}
		}
		resize := func(where string) {
			t.Helper()
			size := tea.WindowSizeMsg{Width: rapid.IntRange(20, 160).Draw(rt, where+" width"), Height: rapid.IntRange(6, 50).Draw(rt, where+" height")}
			d.Send(size)
			check(fmt.Sprintf("%s at %dx%d", where, size.Width, size.Height))
		}
		resize("home")
		d.Keys("f4")
		for range rapid.IntRange(0, 6).Draw(rt, "states") {
			d.Keys("right")
		}
		resize("the list")
		d.Send(nav.OpenHandover{})
		resize("the hand-over")
		d.Send(nav.OpenCase{Case: 1})
		resize("the case")
		for range rapid.IntRange(1, 3).Draw(rt, "panes") {
			d.Keys("tab")
		}
		resize("another pane of it")
		for range rapid.IntRange(0, 12).Draw(rt, "rows") {
			d.Keys("down")
			check("a row further")
		}
		d.Keys("enter")
		resize("what is asked")
		d.Keys("esc")
		d.Send(nav.OpenTicket{Case: 1})
		for range 4 {
			resize("the ticket")
			d.Keys("tab")
		}
	})
}

// What only looks a little like a value of somebody's, or has words of one, stays.
func TestHidingLeavesWhatIsNobodysInSight(t *testing.T) {
	t.Parallel()
	for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 36}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		d := start(t, 120, 36)
		file(t, d, "", history.Case{
			Title: "Login fails since 03-11-2026, try 09 of 14, personal values of the example are refused", Titled: true, State: history.Solved, Owner: "mira",
			NextStep: "ask for request 7c1de2a0-0790001234-4f1e at 08:12:33.120 or by 04 12 26", Notes: "see example.test/support for 422, 400 and 2 048 bytes", SolvedBy: "the country code 00",
			OurRef: "ZD-881 00 12", Opened: noon(), Changed: noon(),
		})
		d.Send(size)
		for _, move := range []tea.Msg{nav.OpenCases{}, nav.OpenHandover{}, nav.OpenCase{Case: 1}, nav.OpenTicket{Case: 1}} {
			d.Send(move)
			d.Keys("f5")
			d.Send(nav.Say{})
			before := content(d)
			d.Keys("f2")
			d.Send(nav.Say{})
			_, was, _ := strings.Cut(before, "\n")
			if _, is, _ := strings.Cut(content(d), "\n"); is != was {
				t.Errorf("%T in %+v was\n%s\nand is\n%s", move, size, uitest.Plain(was), uitest.Plain(is))
			}
			d.Keys("f2")
		}
	}
}

// A screen does not rely on another below it.
func TestEveryScreenTellsItsTextsItself(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	file(t, d, madeUpPhone, history.Case{Title: "mail " + madeUpEmail, Titled: true, Owner: "rana@example.test", Opened: noon(), Changed: noon()})
	d.Keys("f5")
	for _, move := range []tea.Msg{nil, nav.OpenCases{}, nav.OpenHandover{}, nav.OpenCase{Case: 1}, nav.OpenTicket{Case: 1}} {
		d.Send(move)
		texts := strings.Join(d.Model.top().(nav.Screen).Texts(), "\n")
		if _, handover := move.(nav.OpenHandover); !strings.Contains(texts, madeUpEmail) && !handover {
			t.Errorf("%T: the title is not in %q", move, texts)
		}
		if !strings.Contains(texts, "rana@example.test") && !strings.Contains(texts, "email-1") {
			t.Errorf("%T: the owner is not in %q", move, texts)
		}
	}
	d.Send(nav.OpenCase{Case: 1})
	d.Keys("n")
	d.Type("omar")
	if texts := d.Model.top().(nav.Screen).Texts(); !strings.HasSuffix(texts[0], "omar") {
		t.Errorf("what is typed is not in %q", texts)
	}
}

// file keeps a call of a user in a new case.
func file(t testing.TB, d *uitest.Driver[*root], user string, c history.Case) {
	t.Helper()
	runner := d.Model.setup.Runner
	a, err := runner.Redact(api.Exchange{
		Happened: noon().Add(-time.Hour), Remote: "127.0.0.1:4000",
		Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify", Body: []byte(`{"mobileNumber":"` + user + `"}`)},
		Answer:  &api.Answer{Status: 400, StatusText: "Bad Request", Protocol: "HTTP/1.1", Body: []byte(`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Model.setup.Store.(*history.Store).Add(t.Context(), a, &c); err != nil {
		t.Fatal(err)
	}
}

// A value that the window's edge cuts, below or, once scrolled, above, is in no row whole.
func TestAValueThatTheWindowCutsIsHidden(t *testing.T) {
	t.Parallel()
	const name = "xjjkxzkvzkxk.kvzqxvxzxvjq"
	d := start(t, 100, 36)
	d.Keys("f2")
	d.Paste("curl -i 'https://service.authmatech.com/v1/api/verify' -H 'X-API-KEY: not-a-real-key-0123456789' -d '{\"mobileNumber\":\"" + name + "@btsbmmgpo.test\"}'\r" +
		"HTTP/1.1 400 Bad Request\r\r{\"success\":false}")
	d.Keys("enter", "alt+5")
	for height := 8; height < 30; height++ {
		d.Send(tea.WindowSizeMsg{Width: 100, Height: height})
		for _, key := range []string{"home", "down", "down", "down", "down", "down", "down", "down"} {
			d.Keys(key)
			shown := strings.ToLower(uitest.Plain(content(d)))
			for i := range len(name) - 4 {
				if part := name[i : i+5]; strings.Contains(shown, part) {
					t.Fatalf("%d rows, %s: %q in\n%s", height, key, part, shown)
				}
			}
		}
	}
}
