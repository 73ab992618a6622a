package safe

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTheScanKnowsCredentialsByTheirForm(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"to " + fakeToken + ", no":                                     "token, by its form",
		"Authorization: Bearer 0123456789abcdefghij":                   "token, by its form",
		"Authorization: Basic " + encodings["base64"]("u:pw1"):         "token, by its form",
		"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----": "private-key, by its form",
		"id AKIAIOSFODNN7EXAMPLE":                                      "access-key, by its form",
		encodings["path"]("Bearer 0123456789abcdefghij"):               "token, by its form",
		encodings["base64"]("to " + fakeToken):                         "token, by its form",
	} {
		if leaks := NewSharer(Key{1}, "42").Leaks(Text{s: "# Ticket\n\n" + text + "\n"}); !slices.Equal(leaks, []string{want}) {
			t.Errorf("%s: %v, want %s", text, leaks, want)
		}
	}
	for _, clean := range []string{
		"Bearer token missing", "--header \"Authorization: $NEXTREASON_AUTHORIZATION\"", "Basic plan", "`[token #9f1c: jwt, HS256]`", "-----BEGIN CERTIFICATE-----", "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  ticket.md",
		"2026-11-22T10:00:00+03:00 (07:00:00 UTC), case 42, 182 ms, 7f3b2c1d-0000-4000-8000-1234567890ab",
	} {
		if leaks := NewSharer(Key{1}, "42").Leaks(Text{s: strings.ReplaceAll(clean, "[token #9f1c: jwt, HS256]", "")}); len(leaks) > 0 {
			t.Errorf("%s: %v", clean, leaks)
		}
	}
}

func TestEveryFileOfAZipIsScanned(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	s.CutAlso("Contoso")
	at := time.Unix(0, 0)
	clean, err := Zip(at, File{"ticket.md", s.Words("to 0791234567")}, File{"ticket.json", s.Text(Record{`{"to":"0791234567"}`})})
	if err != nil || len(s.LeaksIn(clean)) > 0 {
		t.Errorf("%v, %v", s.LeaksIn(clean), err)
	}
	leaking, err := Zip(at, File{"ticket.md", s.Words("to 0791234567")}, File{"ticket.json", Text{s: `{"to":"0791234567","by":"contoso"}`}})
	if leaks := s.LeaksIn(leaking); err != nil || !slices.Equal(leaks, []string{"cut-1", "phone-1"}) {
		t.Errorf("%v, %v", leaks, err)
	}
	if leaks := s.LeaksIn(Text{s: "0791234567"}); !slices.Equal(leaks, []string{"phone-1"}) {
		t.Error(leaks)
	}
}

// Whoever changes what the scan looks for changes what the manifest says of it.
func TestTheFormsOfTheScanAreNamed(t *testing.T) {
	t.Parallel()
	all := strings.Join(ScanForms(), "\n")
	for _, word := range []string{"letter case", "percent", "JSON", "HTML", "base64url", "hex", "00", "Arabic-Indic", "dates of birth", "IBAN", "line", "JSON Web Token", "PEM", "Bearer", "Basic", "AWS", "another attempt", "marks"} {
		if !strings.Contains(all, word) {
			t.Errorf("%q is not named in\n%s", word, all)
		}
	}
}
