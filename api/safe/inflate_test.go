package safe

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
)

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

func zlibbed(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// What is compressed cannot be put back with a value less in it, so what stands for the
// value stands for all of it.
func TestWhatIsCompressedIsReadAndCutAsAWhole(t *testing.T) {
	t.Parallel()
	const log = "2026-11-04T07:05:06Z WARN no customer for "
	for name, packed := range map[string]string{
		"gzip": base64.StdEncoding.EncodeToString([]byte(gzipped(log + fakeKey))), "zlib": base64.StdEncoding.EncodeToString([]byte(zlibbed(log + fakeKey))),
		"URL": base64.RawURLEncoding.EncodeToString([]byte(gzipped(log + fakeKey))), "hex": hex.EncodeToString([]byte(gzipped(log + fakeKey))),
		"broken off":  base64.StdEncoding.EncodeToString([]byte(gzipped(log + fakeKey + strings.Repeat("x", 10) + log))[:90]),
		"and escaped": base64.StdEncoding.EncodeToString([]byte(gzipped(`{"m":"` + encodings["every"](fakeKey) + `"}`))),
	} {
		r := NewRedactor(Key{1}, nil)
		r.Learn(ClassSecret, "api-key", fakeKey)
		if got := withoutPrints(r.Record("state=" + packed + ", try again").s); got != "state=[api-key: 28 chars], try again" {
			t.Errorf("%s: %s", name, got)
		}
	}
	r := NewRedactor(Key{1}, nil)
	named := base64.StdEncoding.EncodeToString([]byte(gzipped(`{"access_token":"tulipfield77","page":2}`)))
	if got := withoutPrints(r.Record(`{"state":"` + named + `"}`).s); got != `{"state":"[token: 12 chars]"}` {
		t.Error(got)
	}
	harmless := `{"state":"` + base64.StdEncoding.EncodeToString([]byte(gzipped(`{"page":2,"trace":"4bf92f3577b34da6a3ce929d0e0e4736"}`))) + `"}`
	if got := r.Record(harmless).s; got != harmless {
		t.Error(got)
	}
	s := NewSharer(Key{1}, "case 1")
	s.Learn("name", "Xizaxa")
	if got := s.Words("state " + base64.StdEncoding.EncodeToString([]byte(gzipped("of XIZAXA at +962795550142")))).s; !strings.HasPrefix(got, "state [") || !strings.HasSuffix(got, "]") {
		t.Error(got)
	}
}

// A thousand small runs that would be a gigabyte are not all read.
func TestWhatIsCompressedDoesNotGrow(t *testing.T) {
	t.Parallel()
	bomb := base64.StdEncoding.EncodeToString([]byte(gzipped(strings.Repeat("a", maxInflated))))
	spent := 0
	v := &view{text: strings.Repeat(bomb+" ", 1000), spend: func(bytes int) bool { spent += bytes; return spent < thoroughness }}
	read := 0
	v.runs(func(w *view) { read += len(w.text) })
	if read == 0 || read > thoroughness/2 {
		t.Errorf("%d bytes were read", read)
	}
}
