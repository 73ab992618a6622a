package safe

import (
	"net/url"
	"testing"

	"pgregory.net/rapid"
)

func TestAURLThatLeavesAsAURIIsOne(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                 "about:blank",
		"https://a.example/p?q=1&r=%20x#f": "https://a.example/p?q=1&r=%20x#f",
		`https://a.example/{id}?q="a b"|c^d` + "`": "https://a.example/%7Bid%7D?q=%22a%20b%22%7Cc%5Ed%60",
		"https://[2001:db8::1]:8443/a[0]":          "https://[2001:db8::1]:8443/a%5B0%5D",
		"https://a.example/100%/ä":                 "https://a.example/100%25/%C3%A4",
		"/only/a/path?x=[1]":                       "/only/a/path?x=%5B1%5D",
	} {
		if got := URI(Text{s: in}).s; got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestAURIIsReadAsTheURLItWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.StringMatching(`[ -~äж]{0,20}`).Draw(t, "path")
		in := (&url.URL{Scheme: "https", Host: "a.example", Path: "/" + path}).String()
		out := URI(Text{s: in})
		if again := URI(out); again != out {
			t.Fatalf("%q becomes %q", out.s, again.s)
		}
		read, err := url.Parse(out.s)
		if err != nil || read.Path != "/"+path {
			t.Fatalf("%q is read as %v, %v", out.s, read, err)
		}
	})
}
