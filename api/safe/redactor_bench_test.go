package safe

import (
	"encoding/json"
	"strings"
	"testing"
)

// bigAnswer is a JSON answer of about the given size in bytes that mentions the
// API key here and there.
func bigAnswer(size int) []byte {
	const entry = `{"success": false, "messages": [{"type": "FAILURE", "code": "INVALID_MOBILE_NUMBER", "message": "Mobile number is \"invalid\"", "technical": false, "arguments": null}], "id": 1234567, "at": "2026-11-22T10:00:00Z"}`
	const echo = `{"error_description": "no account for key fk_live_0123456789abcdefghij at https://api.example.com/v1?api_key=fk_live_0123456789abcdefghij"}`
	var b strings.Builder
	b.Grow(size + 1000)
	b.WriteString("[")
	for i := 0; b.Len() < size; i++ {
		if i%1000 == 0 {
			b.WriteString(echo + ",\n")
		}
		b.WriteString(entry + ",\n")
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
