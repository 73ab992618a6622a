package views

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/history/historytest"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// writings are the ways in which a server could say it again.
func writings(key string) []string {
	return []string{
		key, url.QueryEscape(key), url.QueryEscape(url.QueryEscape(key)), hex.EncodeToString([]byte(key)),
		base64.StdEncoding.EncodeToString([]byte("x" + key)), base64.URLEncoding.EncodeToString([]byte(key)),
		strings.ReplaceAll(key, "/", `\/`), strings.ReplaceAll(key, "+", "&#43;"),
	}
}

// echo answers a call with the key that it came with, in every place and writing, or
// breaks off while it does.
func echo(conn net.Conn, key string, whole bool) {
	said := strings.Join(writings(key), " ")
	body := fmt.Sprintf(`{"success":false,"messages":[{"type":"ERROR","code":"INVALID_MOBILE_NUMBER","message":"the key %s is no good"}],"%s":"x"}`,
		strings.ReplaceAll(said, `\`, `\\`), key)
	name, length := "", len(body)
	if !strings.ContainsAny(key, "/+") {
		name = "X-" + key + ": y\r\n" // it may be a header's name
	}
	if !whole {
		length += 100
	}
	_, _ = fmt.Fprintf(conn, "HTTP/1.1 400 bad key %s\r\nContent-Type: application/json\r\nX-Echo: %s\r\n%sSet-Cookie: k=%s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
		said, said, name, key, length, body)
}

// A key goes out with the call and nowhere else: not to the screen, not to the history,
// not to a ticket, a copy or a file.
func TestAKeyThatAServerSaysAgainReachesNoSink(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		name, planted string
		whole         bool
	}{
		{"answered", "CANARY-key/not+real-0123456789", true},
		{"broken off", "CANARY-key/not+real-0123456789", false},
		{"a header's name", "CANARY-key-not-real-0123456789", true},
	} {
		name, planted, whole := test.name, test.planted, test.whole
		sent := false
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sent = r.Header.Get("X-API-KEY") == planted
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				panic(err)
			}
			echo(conn, planted, whole)
			_ = conn.Close()
		}))
		setup := newSetup(t)
		setup.Environment = environment.Simulator(server.URL, map[string]string{"AUTHMATECH_API_KEY": planted, "AUTHMATECH_CLIENT_ID": "client-7"})
		m := newRoot(Options{Setup: func() (nav.Setup, error) { return setup, nil }, Getenv: func(string) string { return "" }})
		d := uitest.Drive(t, m)
		d.Send(tea.WindowSizeMsg{Width: 120, Height: 60})
		var seen strings.Builder
		look := func() { seen.WriteString(uitest.Plain(content(d)) + d.Model.View().WindowTitle) }
		d.Send(nav.OpenRequest{System: "authmatech", Operation: "verify", Inputs: map[string]string{"mobileNumber": madeUpPhone, "encryptedMobileNumber": "abc"}})
		d.Keys("ctrl+o")
		look()
		d.Keys("ctrl+o", "ctrl+s")
		look()
		for _, tab := range []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5"} {
			d.Keys(tab)
			look()
		}
		d.Keys("ctrl+r")
		look()
		d.Send(saveCopied{}, nav.OpenTicket{Case: 1})
		look()
		d.Keys("c", "s", "enter")
		look()
		for _, msg := range d.Seen {
			if raw, ok := msg.(tea.RawMsg); ok {
				sequence, _ := raw.Msg.(string)
				text, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(strings.TrimPrefix(sequence, "\x1b]52;c;"), "\a"))
				if err != nil {
					t.Fatal(err)
				}
				seen.Write(text)
			}
		}
		for _, pattern := range []string{"*", filepath.Join(filepath.Dir(setup.Store.Path()), "*")} {
			files, err := filepath.Glob(pattern)
			if err != nil || len(files) == 0 {
				t.Fatalf("no file was written: %v", err)
			}
			for _, file := range files {
				text, err := historytest.Bytes(file)
				if err != nil {
					t.Fatal(err)
				}
				seen.Write(text)
			}
		}
		if !sent || seen.Len() < 50_000 {
			t.Fatalf("%s: the key was sent: %v; %d bytes were seen", name, sent, seen.Len())
		}
		all := strings.ToLower(seen.String())
		for _, writing := range append(writings(planted), "canary", "not+real", "not-real") {
			if at := strings.Index(all, strings.ToLower(writing)); at >= 0 {
				t.Errorf("%s: %q is in %q", name, writing, all[max(0, at-200):min(len(all), at+60)])
			}
		}
		server.Close()
	}
}
