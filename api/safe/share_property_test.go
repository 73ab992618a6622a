package safe

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyPersonal are generators of values by kind.
var anyPersonal = map[string]*rapid.Generator[string]{
	"email":    rapid.StringMatching(`[a-z][a-z0-9]{2,8}\.[a-z]{3,8}@[a-z]{4,8}\.example`),
	"name":     rapid.OneOf(rapid.StringMatching(`[A-Z][a-z]{4,8}x [A-Z][a-z]{5,9}q`), rapid.StringMatching(`[А-Я][а-я]{5,8} [А-Я][а-я]{6,9}ж`), rapid.StringMatching(`[ابتثجحخدذرز]{5,8} [سشصضطظعغفق]{6,8}`)),
	"document": rapid.StringMatching(`[A-Z]{2}[0-9]{7,9}`),
	"device":   rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{12}`),
	"address":  rapid.StringMatching(`[1-9][0-9]{0,2} [A-Z][a-z]{5,9}x Street`),
	"ip": rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("203.0.%d.%d", rapid.IntRange(100, 255).Draw(t, "c"), rapid.IntRange(100, 255).Draw(t, "d"))
	}),
	"birth-date": rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("19%d-%02d-%02d", rapid.IntRange(40, 99).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(13, 28).Draw(t, "day"))
	}),
	"iban": rapid.Custom(func(t *rapid.T) string {
		account := rapid.StringMatching(`[1-9][0-9]{17}`).Draw(t, "account")
		for check := 2; check < 99; check++ {
			if iban := fmt.Sprintf("DE%02d%s", check, account); checksOut(iban) {
				return iban
			}
		}
		return "DE89370400440532013000"
	}),
	"phone": rapid.StringMatching(`\+9627[789][2-9]{7}`),
	cutKind: rapid.StringMatching(`[A-Z][a-z]{3,6}[0-9]{2}[A-Z]`),
}

// namedBy is a field whose name tells of the kind.
var namedBy = map[string]string{
	"email": "userEmail", "name": "full_name", "document": "passport-number", "device": "deviceId", "address": "address_line1", "ip": "clientIp", "birth-date": "dateOfBirth", "iban": "iban", "phone": "mobileNumber",
}

// personalSources are where a value is named, and so learned from.
var personalSources = map[string]func(s *Sharer, kind, value string){
	"JSON": func(s *Sharer, kind, value string) {
		s.Study(caseRules, nil, RecordMessage{Body: Record{`{"a":[{"` + namedBy[kind] + `":` + quoteJSON(value) + `}]}`}}, true)
	},
	"header": func(s *Sharer, kind, value string) {
		s.Study(caseRules, nil, RecordMessage{Headers: []RecordHeader{{Record{namedBy[kind]}, Record{value}}}}, true)
	},
	"query": func(s *Sharer, kind, value string) {
		s.Study(caseRules, nil, RecordMessage{URL: Record{"https://h.example/p?" + namedBy[kind] + "=" + encodings["query"](value)}}, true)
	},
	"form": func(s *Sharer, kind, value string) {
		s.Study(caseRules, nil, RecordMessage{Body: Record{namedBy[kind] + "=" + encodings["query"](value)}}, true)
	},
	"broken JSON": func(s *Sharer, kind, value string) {
		s.Study(caseRules, nil, RecordMessage{Body: Record{`{"` + namedBy[kind] + `":` + quoteJSON(value) + `,`}}, false)
	},
	"told": func(s *Sharer, kind, value string) { s.Learn(kind, value) },
}

// sinks are the ways out; each gets everything that was made fit.
var sinks = map[string]func(text Text) (string, error){
	"text":   func(t Text) (string, error) { return t.String(), nil },
	"fenced": func(t Text) (string, error) { return Fenced("http", t).String(), nil },
	"inline": func(t Text) (string, error) { return Inline(t).String(), nil },
	"phrase": func(t Text) (string, error) { return Phrase(t).String(), nil },
	"JSON":   func(t Text) (string, error) { return JSON(t).String(), nil },
	"shell":  func(t Text) (string, error) { return Shell(t).String(), nil },
	"cell":   func(t Text) (string, error) { return Cell(t).String(), nil },
	"zip": func(t Text) (string, error) {
		archive, err := Zip(time.Unix(0, 0), File{"ticket.md", t})
		if err != nil {
			return "", err
		}
		data := archive.Bytes()
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return "", err
		}
		f, err := z.File[0].Open()
		if err != nil {
			return "", err
		}
		b, err := io.ReadAll(f)
		return string(b), err
	},
}

// asRecord takes a message for one that has been redacted.
func asRecord(m Message) RecordMessage {
	out := RecordMessage{URL: Record{m.URL}, Body: Record{string(m.Body)}}
	for _, h := range m.Headers {
		out.Headers = append(out.Headers, RecordHeader{Record{h.Name}, Record{h.Value}})
	}
	return out
}

// A value that is named once, or that the engineer wants cut, leaves through no sink,
// whatever it is encoded in and wherever it stands; JSON stays JSON; and the second
// scan finds nothing in what was made, and the value where it was not.
// -rapid.checks says how many cases.
func TestNoValueLeavesThroughAnySink(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(slices.Sorted(keysOf(anyPersonal))).Draw(t, "kind")
		value := anyPersonal[kind].Draw(t, "value")
		s := NewSharer(Key{1}, "42")
		if kind == cutKind {
			s.CutAlso(value)
		} else {
			personalSources[rapid.SampledFrom(slices.Sorted(keysOf(personalSources))).Draw(t, "source")](s, kind, value)
		}
		echo := rapid.SampledFrom([]func(string) string{strings.Clone, strings.ToLower, strings.ToUpper}).Draw(t, "letter case")(value)
		plain := echo
		chain := rapid.SliceOfN(rapid.SampledFrom(slices.Sorted(keysOf(encodings))), 0, 2).Draw(t, "chain")
		for _, name := range chain {
			echo = encodings[name](echo)
		}
		echo = anyDelimiter.Filter(noDigits).Draw(t, "before") + echo
		carrier := rapid.SampledFrom(slices.Sorted(keysOf(carriers))).Draw(t, "carrier")
		request, answer := carriers[carrier](echo)
		a, b := asRecord(request), asRecord(answer)

		var all Builder
		for _, m := range []RecordMessage{a, b} {
			all.Text(s.Text(m.URL))
			for _, h := range m.Headers {
				name, value := s.Header(h)
				all.Words("\n")
				all.Text(name)
				all.Words(": ")
				all.Text(value)
			}
			all.Words("\n\n")
			all.Text(s.Text(m.Body))
			all.Words("\n")
		}
		sink := rapid.SampledFrom(slices.Sorted(keysOf(sinks))).Draw(t, "sink")
		out, err := sinks[sink](all.Done())
		if err != nil {
			t.Fatal(err)
		}
		layers := len(chain) + 1
		if ways := recovered(out, plain, layers); len(ways) > 0 {
			t.Fatalf("%s %q in %s by %v is recovered (%s) from\n%s", kind, plain, carrier, chain, ways[0], out)
		}
		if leaks := s.Leaks(Text{s: out}); len(leaks) > 0 {
			t.Fatalf("a clean ticket is said to leak %v:\n%s", leaks, out)
		}
		if leaks := s.Leaks(Text{s: out + "\n" + echo}); len(leaks) == 0 {
			t.Fatalf("the second scan misses %q (%v)", echo, s.Tokens())
		}
		if json.Valid(answer.Body) && !json.Valid(s.Text(b.Body).Bytes()) {
			t.Fatalf("not JSON any more: %s", s.Text(b.Body))
		}
		for _, r := range []Record{a.URL, a.Body, b.Body} { // a second time changes nothing
			if once := s.Text(r); s.Text(Record{once.s}) != once && !s.made[once.s] {
				t.Fatalf("%q becomes %q", once, s.Text(Record{once.s}))
			}
		}
	})
}

// The same value has the same token in every attempt; cut values have another in
// another case.
func TestTokensAreTheCases(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.StringMatching(`fk_[a-z0-9]{20}`).Draw(t, "key")
		tokenOf := func(caseID string, attempts int) (tokens []string) {
			var s *Sharer
			for range attempts {
				r, a, _ := redact(Message{Headers: []Header{{"X-API-KEY", key}}}, Message{})
				if s == nil {
					s = NewSharer(Key{1}, caseID)
				}
				s.Study(caseRules, r.Facts(), a, true)
				_, value := s.Header(a.Headers[0])
				tokens = append(tokens, value.s)
			}
			return tokens
		}
		one, two, three := tokenOf("1", 3), tokenOf("2", 1), tokenOf("3", 1)
		if one[0] != one[1] || one[1] != one[2] {
			t.Fatalf("one value has the tokens %v in one case", one)
		}
		if one[0] == two[0] && one[0] == three[0] { // of two cases they may be the same once in 65,536
			t.Fatalf("three cases have the token %s", one[0])
		}
	})
}
