package intake_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"casebook/api"
	"casebook/api/intake"
	"casebook/api/safe"
)

// read reads b and holds the result against what is promised of every result.
func read(t testing.TB, name string, b []byte) (intake.Result, error) {
	t.Helper()
	result, err := intake.Read(name, b)
	if err != nil {
		if len(result.Exchanges) > 0 || len(result.Notes) > 0 {
			t.Fatalf("an error and a result at once: %v", err)
		}
		mustBeOneCleanLine(t, err.Error())
		return result, err
	}
	if len(result.Exchanges) == 0 {
		t.Fatal("neither an error nor an exchange")
	}
	for _, note := range append(slices.Clone(result.Notes), result.Mended...) {
		mustBeOneCleanLine(t, note)
	}
	for _, e := range result.Exchanges {
		mustKeepPromises(t, e)
	}
	mustNotGrow(t, result, len(b))
	return result, nil
}

func mustKeepPromises(t testing.TB, e api.Exchange) {
	t.Helper()
	for _, note := range e.Notes {
		mustBeOneCleanLine(t, note)
	}
	if e.Answer != nil && e.Failure != nil {
		t.Fatal("an answer and a failure at once")
	}
	if e.Failure != nil {
		mustBeOneCleanLine(t, e.Failure.Text)
	}
	if e.Answer == nil {
		return
	}
	if len(e.Answer.Body) > api.MaxBody {
		t.Fatalf("the body has %d bytes", len(e.Answer.Body))
	}
	if e.Answer.Status < 0 || e.Answer.Status > 999 {
		t.Fatalf("status %d", e.Answer.Status)
	}
	if _, err := e.Happened.MarshalText(); err != nil {
		t.Fatalf("a time that cannot be written down: %v", err)
	}
}

func mustBeOneCleanLine(t testing.TB, s string) {
	t.Helper()
	if s == "" || safe.Neutralise(s, false) != s {
		t.Fatalf("not one clean line: %q", s)
	}
}

// mustRead is read for an input that holds something.
func mustRead(t testing.TB, name string, b []byte) intake.Result {
	t.Helper()
	result, err := read(t, name, b)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// hasNote reports whether any note holds all parts.
func hasNote(notes []string, parts ...string) bool {
	return slices.ContainsFunc(notes, func(note string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(note, part) })
	})
}

func TestErrorsNameTheInputThePlaceAndTheMend(t *testing.T) {
	t.Parallel()
	const har = "{\"log\":{\"creator\":{\"name\":\"x\"},\n"
	for _, test := range []struct{ name, input, want string }{
		{"stdin", "", "stdin is empty: give a HAR, what curl -i printed, or the body of an answer"},
		{"", " \r\n\t", "the input is empty: give a HAR, what curl -i printed, or the body of an answer"},
		{"a\nb", "", `a\nb is empty: give a HAR, what curl -i printed, or the body of an answer`},
		{"x", "\xef\xbb\xbf", "x is empty: give a HAR, what curl -i printed, or the body of an answer"},
		{"x", "\xff\xfe", "x is empty: give a HAR, what curl -i printed, or the body of an answer"},
		{"x", "\x1f\x8b\x08\x00", "x looks like gzip, which cannot be read here: unpack it and give what is inside"},
		{"x", "PK\x03\x04....", "x looks like a zip archive, which cannot be read here: unpack it and give what is inside"},
		{"x", "\x89PNG\r\n\x1a\n....", "x looks like a PNG picture, which cannot be read here: copy the text of the answer, or export a HAR"},
		{"x", "%PDF-1.7\n", "x looks like a PDF, which cannot be read here: copy the text of the answer, or export a HAR"},
		{"x", "SQLite format 3\x00", "x looks like an sqlite database, which cannot be read here: give a HAR, what curl -i printed, or the body of an answer"},
		{"x", "\xd4\xc3\xb2\xa1....", "x looks like a packet capture, which cannot be read here: follow the HTTP stream in Wireshark and give its text"},
		{"x", "\xff\xfe\x00\x00a\x00\x00\x00", "x looks like UTF-32 text, which cannot be read here: save it as UTF-8"},
		{"x", "{\x00\"\x00a\x00\"\x00:\x001\x00}\x00", "x looks like UTF-16 text without a byte order mark, which cannot be read here: save it as UTF-8"},
		{"x", "ab\x00\x01\x02", "x looks like binary data, which cannot be read here: give a HAR, what curl -i printed, or the body of an answer"},
		{"x", "\x01\x02\x03\x04", "x looks like binary data, which cannot be read here: give a HAR, what curl -i printed, or the body of an answer"},
		{"a.har", har + `"entries":[]}}`, "a.har holds no entries: record the call with the network panel open, then export again"},
		{"a.har", har + `"pages":[]}}`, "a.har holds no entries: record the call with the network panel open, then export again"},
		{"a.har", har + `"entries":[{"a"`, "a.har ends in the middle at line 2, column 16, before its first entry is complete: export it again"},
		{"a.har", har + `"entries":[`, "a.har ends in the middle at line 2, column 12, before its first entry is complete: export it again"},
		{"a.har", har + `"pages":[`, "a.har ends in the middle at line 2, column 10, before its first entry is complete: export it again"},
		{"a.har", har + `"entries":[{"a":"b" "cde":"f`, `a.har is broken at line 2, column 21 (a , or } was expected after the value of "a"), before its first entry is complete: export it again`},
		{"a.har", har + `"entries" [`, "a.har is broken at line 2, column 11 (a comma or a closing bracket was expected), before its first entry is complete: export it again"},
		{"a.har", har + `"entries":[7]}}`, "a.har: none of its entries could be read (entry 1 was skipped: it is a number, not an object, at line 2, column 12): export it again"},
		{"a.har", har + `"entries":[{}]}}`, "a.har: none of its entries could be read (entry 1 was skipped: it has no request, at line 2, column 12): export it again"},
		{"a.har", har + `"entries":[{a}]}}`, "a.har: none of its entries could be read (entry 1 was skipped: it is not JSON at line 2, column 13 (a key in double quotes was expected)): export it again"},
	} {
		_, err := read(t, test.name, []byte(test.input))
		if err == nil || err.Error() != test.want {
			t.Errorf("%q\n got %v\nwant %s", test.input, err, test.want)
		}
	}
}

func TestAnInputThatIsTooLargeIsRefusedByItsSize(t *testing.T) {
	t.Parallel()
	_, err := read(t, "customer.har", make([]byte, intake.MaxInput+1))
	want := "customer.har is 101 MiB, and at most 100 MiB are read: export or cut out only the call that matters"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestABodyIsAnAnswerOfUnknownStatus(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"success":false,"messages":[{"code":"X"}]}`,
		`[1,2]`,
		`{"success":fal`,
		`{"log":{"entries":"none"},"success":true}`,
		`{"log":"a word"}`,
		"<!DOCTYPE html>\n<pre>\nHTTP/1.1 200 OK\n</pre>",
		"<?xml version=\"1.0\"?><error/>",
		`"Forbidden"`,
		"null",
		"{\"e\"=>\"a Ruby hash\"}",
		"{\"e\" => \"caf\xe9, in an old code page\"}",
	} {
		result := mustRead(t, "stdin", []byte(body))
		answer := result.Exchanges[0].Answer
		if result.Form != intake.FormBody || len(result.Exchanges) != 1 || answer == nil {
			t.Errorf("%q was read as %s", body, result.Form)
			continue
		}
		if string(answer.Body) != body || answer.Status != 0 || answer.Cut {
			t.Errorf("%q came back as %q with status %d", body, answer.Body, answer.Status)
		}
		if !hasNote(result.Exchanges[0].Notes, "no HTTP status in what was given") {
			t.Errorf("%q: notes %q", body, result.Exchanges[0].Notes)
		}
	}
}

func TestABodyOfFortyMegabytesIsKeptToTheLimit(t *testing.T) {
	t.Parallel()
	body := append([]byte(`{"a":"`), bytes.Repeat([]byte("x"), 40<<20)...)
	body = append(body, `"}`...)
	result := mustRead(t, "stdin", body)
	e := result.Exchanges[0]
	if !e.Answer.Cut || len(e.Answer.Body) != api.MaxBody || e.Answer.Wire != int64(len(body)) {
		t.Errorf("cut %t, %d of %d bytes", e.Answer.Cut, len(e.Answer.Body), e.Answer.Wire)
	}
	if !hasNote(e.Notes, "41943048 bytes", "first 32 MiB") {
		t.Errorf("notes %q", e.Notes)
	}
}

func TestEncodingsOfTextAreMendedAndSaid(t *testing.T) {
	t.Parallel()
	const body = `{"name":"Zoë 🔑"}`
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	for _, u := range utf16.Encode([]rune(body)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for _, test := range []struct {
		input []byte
		body  string
		note  string
	}{
		{[]byte("\xef\xbb\xbf" + body), body, "stdin began with a byte order mark"},
		{little, body, "stdin was UTF-16"},
		{big, body, "stdin was UTF-16"},
		{append(slices.Clone(little), 'x'), body, "stdin holds broken UTF-16"},
		{append(slices.Clone(little), 0x00, 0xd8), body, "stdin holds broken UTF-16"},
		{append(slices.Clone(little), 0x00, 0xd8, 'x', 0), body, "stdin holds broken UTF-16"},
	} {
		result := mustRead(t, "stdin", test.input)
		if got := string(result.Exchanges[0].Answer.Body); got != test.body {
			t.Errorf("%x was read as %q", test.input, got)
		}
		if !hasNote(result.Notes, test.note) {
			t.Errorf("%x: notes %q", test.input, result.Notes)
		}
	}
	if result := mustRead(t, "stdin", []byte(body)); len(result.Notes) > 0 {
		t.Errorf("notes without a cause: %q", result.Notes)
	}
}

func TestAFileThatOnlyClaimsToBeAHARIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"hello", "<html>", "HTTP 401"} {
		if _, err := intake.Read("customer.HAR", []byte(text)); err == nil || !strings.Contains(err.Error(), "customer.HAR is not JSON, so it is no HAR") {
			t.Errorf("%q: %v", text, err)
		}
		if _, err := intake.Read("answer.txt", []byte(text)); err != nil && !errors.As(err, new(*intake.WordsError)) {
			t.Errorf("%q under another name: %v", text, err)
		}
	}
}
