package intake

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzMend holds the mender against JSON itself: what it writes is JSON, and JSON it
// leaves as it is.
func FuzzMend(f *testing.F) {
	for _, s := range []string{
		`{"a":[1,true,null,"\u00e9\n"]}`, "{\u201ca\u201d:\u00a0\u2018b\u2019,}", `{'a': "it's", 'b': None, c: True}`,
		"{\"a\":\"x\ny\",\"b\":tr\nue}", `{"a":1`, "{\"a\\\n\":1}", "{\"\\\n0\":0}", `{'\x41': '\''}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) == 0 || b[0] != '{' && b[0] != '[' {
			return
		}
		m, ok := mend(b, 0)
		if !ok {
			if json.Valid(b) && m.depth < 64 {
				t.Fatalf("JSON was refused at %d: %q", m.at, b)
			}
			return
		}
		written := m.written(m.at)
		if !json.Valid(written) {
			t.Fatalf("%q became %q", b, written)
		}
		if m.mends == 0 && !bytes.Equal(written, b[:m.at]) {
			t.Fatalf("%q was changed without a word", b)
		}
		if len(written) > 3*m.at+8 {
			t.Fatalf("%d bytes became %d", m.at, len(written))
		}
	})
}
