package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"casebook/api/tree"
)

func TestJSONOfAnyLengthIsWrittenAndHarmless(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	written := bufio.NewWriter(&out)
	r := &run{out: written}
	const hostile = "a\x1b[2J\u202e\u009b\u007f\u2028\U000e0041 <b>&\xff é \\ \""
	if err := r.print(map[string]string{"m": hostile}); err != nil {
		t.Fatal(err)
	}
	const want = `{"m":"a\u001b[2J\u202e\u009b\u007f\u2028\udb40\udc41 <b>&\ufffd é \\ \""}` + "\n"
	if err := written.Flush(); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("%q\nwant\n%q", out.String(), want)
	}
	out.Reset()
	if err := r.print(slices.Repeat([]int{1}, tree.MaxValues+1)); err != nil {
		t.Fatal(err)
	}
	if err := written.Flush(); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(out.Bytes()) || out.Len() != 2*(tree.MaxValues+1)+len("[]\n")-1 {
		t.Errorf("%d bytes were written", out.Len())
	}
}
