package intake_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/api/intake"
)

func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil || len(paths) == 0 {
		f.Fatal("no examples", err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add(b[:len(b)/2])
	}
	for _, s := range []string{
		"", "{}", "HTTP/2 401\n\n{}", "< HTTP/1.1 200\n<\nx", "> GET / HTTP/1.1\n", "curl: (7) x", "\xff\xfe{\x00}\x00",
		`{"log":{"entries":[{"request":{"headers":[{"name":"a","value":"b"}]},"response":{"status":0,"_error":"net::ERR_X"}}]}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		result, err := read(t, "a\x1b.har", b)
		again, errAgain := read(t, "a\x1b.har", b)
		if (err == nil) != (errAgain == nil) || len(result.Exchanges) != len(again.Exchanges) {
			t.Fatal("read twice, it is not the same")
		}
	})
}

// tenMegabytes is a HAR as a browser exports it: many calls, bodies that are
// JSON inside of JSON, headers.
func tenMegabytes() []byte {
	body, _ := json.Marshal(`{"success":false,"messages":[` + strings.Repeat(`{"code":"X","text":"not valid"},`, 300) + `{}],"data":null}`)
	headers := `[` + strings.Repeat(`{"name":"x-some-header","value":"some value of some length"},`, 20) + `{"name":"a","value":"b"}]`
	entry := `{"startedDateTime":"2024-05-14T08:30:00.000Z","time":1.5,"request":{"method":"POST","url":"https://a.example.test/","headers":` + headers +
		`,"postData":{"mimeType":"application/json","text":"{}"}},"response":{"status":400,"statusText":"","headers":` + headers +
		`,"content":{"size":10,"mimeType":"application/json","text":` + string(body) + `}},"timings":{"wait":1.5}}`
	return harOf(strings.Split(strings.Repeat(entry+"\n", 10<<20/len(entry)), "\n")[:10<<20/len(entry)]...)
}

// BenchmarkReadHAR measures reading a HAR of 10 MB against decoding the same bytes with
// encoding/json into any; "ratio" is how often the second fits into the first.
func BenchmarkReadHAR(b *testing.B) {
	har := tenMegabytes()
	per := map[string]float64{}
	measure := func(name string, do func()) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(har)))
			b.ReportAllocs()
			for b.Loop() {
				do()
			}
			per[name] = b.Elapsed().Seconds() / float64(b.N)
			if decode := per["decode"]; decode > 0 {
				b.ReportMetric(per[name]/decode, "ratio")
			}
		})
	}
	measure("decode", func() {
		var v any
		if err := json.Unmarshal(har, &v); err != nil {
			b.Fatal(err)
		}
	})
	measure("read", func() {
		if _, err := intake.Read("a.har", har); err != nil {
			b.Fatal(err)
		}
	})
}
