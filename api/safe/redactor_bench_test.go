package safe

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// bigAnswer is a JSON answer of about the given size in bytes that mentions the
// API key here and there.
func bigAnswer(size int) []byte {
	const entry = `{"success": false, "messages": [{"type": "FAILURE", "code": "INVALID_MOBILE_NUMBER", "message": "Mobile number of attempt %d is \"invalid\"", "technical": false, "arguments": null}], "id": %d, "at": "2026-11-22T10:%02d:%02dZ"}`
	const echo = `{"error_description": "no account for key fk_live_0123456789abcdefghij at https://api.example.com/v1?api_key=fk_live_0123456789abcdefghij"}`
	var b strings.Builder
	b.Grow(size + 1000)
	b.WriteString("[")
	for i := 0; b.Len() < size; i++ {
		if i%1000 == 0 {
			b.WriteString(echo + ",\n")
		}
		fmt.Fprintf(&b, entry+",\n", i, 1234567+i, i/60%60, i%60)
	}
	b.WriteString("{}]")
	return []byte(b.String())
}

func bigRedactor() *Redactor {
	r := NewRedactor(Key{1}, []Rule{{InHeader, "X-API-KEY", ClassSecret, "api-key", false}, {InRequest, "code", OneTime, "code", false}, {InRequest, "mobileNumber", Personal, "phone", false}})
	r.Study(true, Message{
		Headers: []Header{{"X-API-KEY", "fk_live_0123456789abcdefghij"}, {"Authorization", "Bearer 0123456789abcdefghij0123456789abcdefghij"}},
		Body:    []byte(`{"code":"202611","mobileNumber":"+962791234567"}`),
	})
	return r
}

func BenchmarkRedact10MB(b *testing.B) {
	src := bigAnswer(10 << 20)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		bigRedactor().Message(false, Message{Body: src})
	}
}

func BenchmarkRedact10MBText(b *testing.B) {
	src := append([]byte("<p>"), bigAnswer(10<<20)...)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		bigRedactor().Message(false, Message{Body: src})
	}
}

func BenchmarkJSONValid10MB(b *testing.B) {
	src := bigAnswer(10 << 20)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if !json.Valid(src) {
			b.Fatal("not JSON")
		}
	}
}

// BenchmarkRedact reads answers of three sizes, JSON and what does not parse, beside
// what reading and writing the same bytes takes encoding/json.
func BenchmarkRedact(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"1kB", 1 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}} {
		src := bigAnswer(size.bytes)
		broken := src[:len(src)-3]
		run := func(name string, body []byte, f func()) {
			b.Run(name+"/"+size.name, func(b *testing.B) {
				b.SetBytes(int64(len(body)))
				for b.Loop() {
					f()
				}
			})
		}
		r := bigRedactor()
		run("JSON", src, func() { r.answer = outcome{}; r.Message(false, Message{Body: src}) })
		run("text", broken, func() { r.answer = outcome{}; r.Message(false, Message{Body: broken}) })
		run("encoding", src, func() {
			var v any
			if err := json.Unmarshal(src, &v); err != nil {
				b.Fatal(err)
			}
			if _, err := json.Marshal(v); err != nil {
				b.Fatal(err)
			}
		})
	}
}
