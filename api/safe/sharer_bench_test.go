package safe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
)

// sizes of the bodies that are measured, in bytes.
var benchSizes = []struct {
	name string
	size int
}{{"1kB", 1 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}}

func caseSharer() *Sharer {
	s := NewSharer(Key{1}, "42")
	facts := []Fact{
		{Kind: "api-key", Class: ClassSecret, Length: 34, Charset: "base64url", Fingerprint: "0a1b2c", Placeholder: "[api-key #0a1b: 34 chars]"},
		{Kind: "code", Class: OneTime, Length: 6, Charset: "digits", Fingerprint: "1b2c3d", Placeholder: "[code #1b2c: 6 digits]"},
		{Kind: "password", Class: ClassSecret, Length: 9, Charset: "letters", Fingerprint: "2c3d4e", Placeholder: "[password #2c3d: 9 chars]"},
	}
	s.Study(caseRules, facts, RecordMessage{Body: Record{`{"mobileNumber":"+962791234567","first_name":"Layla","last_name":"Haddad","email":"layla.h@mail.example"}`}}, true)
	return s
}

func BenchmarkShareJSON(b *testing.B) {
	for _, at := range benchSizes {
		src := string(bigAnswer(at.size))
		b.Run(at.name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				caseSharer().Text(Record{src})
			}
		})
	}
}

func BenchmarkShareText(b *testing.B) {
	for _, at := range benchSizes {
		src := "<p>" + string(bigAnswer(at.size))
		b.Run(at.name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				caseSharer().Text(Record{src})
			}
		})
	}
}

// BenchmarkShareNew meets a thousand values that nobody knew before.
func BenchmarkShareNew(b *testing.B) {
	var in bytes.Buffer
	in.WriteString("[")
	for i := range 20_000 {
		fmt.Fprintf(&in, `{"email":"u%d@mail.example","message":"no such user"},`, i%900)
	}
	in.WriteString("1]")
	b.SetBytes(int64(in.Len()))
	for b.Loop() {
		caseSharer().Text(Record{in.String()})
	}
}

// BenchmarkShareCrowd meets two hundred thousand numbers, of which a thousand are told
// apart.
func BenchmarkShareCrowd(b *testing.B) {
	var in bytes.Buffer
	in.WriteString("[")
	for i := range 200_000 {
		fmt.Fprintf(&in, `{"phone":"+96279%07d"},`, i*47%10_000_000)
	}
	in.WriteString("1]")
	b.SetBytes(int64(in.Len()))
	for b.Loop() {
		s := caseSharer()
		s.Study(caseRules, nil, RecordMessage{Body: Record{in.String()}}, false)
		text := s.Text(Record{in.String()})
		if leaks := s.Leaks(text); len(leaks) > 0 {
			b.Fatal(leaks)
		}
	}
}

func BenchmarkLeaks10MB(b *testing.B) {
	s := caseSharer()
	text := Text{s: string(bigAnswer(10 << 20))}
	b.SetBytes(int64(len(text.s)))
	for b.Loop() {
		s.Leaks(text)
	}
}

// BenchmarkJSONDecodeEncode is what the same bytes take to be read and written.
func BenchmarkJSONDecodeEncode(b *testing.B) {
	for _, at := range benchSizes {
		src := bigAnswer(at.size)
		b.Run(at.name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				var v any
				if err := json.Unmarshal(src, &v); err != nil {
					b.Fatal(err)
				}
				if _, err := json.Marshal(v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
