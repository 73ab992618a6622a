package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// longHAR is a HAR of about size bytes: refused verifications among pictures, as a
// browser exports them.
func longHAR(size int) []byte {
	var b strings.Builder
	b.WriteString(`{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[`)
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",")
		}
		if i%20 == 0 {
			fmt.Fprintf(&b, `{"startedDateTime":"2026-11-26T12:00:00.000Z","time":12,"request":{"method":"POST","url":"https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"}],"postData":{"mimeType":"application/json","text":"{\"code\":\"%06d\",\"client_id\":\"c\",\"user_id\":\"+15417543010\",\"auth_type\":\"sms\"}"}},"response":{"status":422,"statusText":"Unprocessable Entity","httpVersion":"HTTP/1.1","headers":[],"content":{"size":90,"mimeType":"application/json","text":"{\"error\":\"invalid_code\",\"error_details\":{\"message\":\"Please enter a valid verification code.\"}}"}}}`, i)
			continue
		}
		fmt.Fprintf(&b, `{"startedDateTime":"2026-11-26T12:00:00.000Z","time":3,"request":{"method":"GET","url":"https://cdn.example.org/p/%d.png","httpVersion":"HTTP/2","headers":[]},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/2","headers":[],"content":{"size":9000,"mimeType":"image/png","encoding":"base64","text":"%s"}}}`, i, strings.Repeat("iVBORw0KGgo", 800))
	}
	b.WriteString("]}}")
	return []byte(b.String())
}

// What explain does with a HAR of 10 MB, beside decoding the same bytes.
func BenchmarkExplainHAR(b *testing.B) {
	har := longHAR(10 << 20)
	path := filepath.Join(b.TempDir(), "long.har")
	if err := os.WriteFile(path, har, 0o600); err != nil {
		b.Fatal(err)
	}
	var took, yardstick time.Duration
	b.Run("explain", func(b *testing.B) {
		b.SetBytes(int64(len(har)))
		b.ReportAllocs()
		for b.Loop() {
			bench := newBench(b, nil)
			begun := time.Now()
			if status := bench.run(b.Context(), "explain", "--json", path); status != statusDone {
				b.Fatalf("status %d: %s", status, &bench.problems)
			}
			took += time.Since(begun)
		}
		took /= time.Duration(b.N)
	})
	b.Run("encoding-json", func(b *testing.B) {
		b.SetBytes(int64(len(har)))
		b.ReportAllocs()
		for b.Loop() {
			begun := time.Now()
			var v any
			if err := json.Unmarshal(har, &v); err != nil {
				b.Fatal(err)
			}
			yardstick += time.Since(begun)
		}
		yardstick /= time.Duration(b.N)
		b.ReportMetric(float64(took)/float64(yardstick), "explain/json")
	})
}
