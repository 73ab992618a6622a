package views

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"casebook/ui/uitest"
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
