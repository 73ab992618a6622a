package history

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAnIDIsTimeAndThenChance(t *testing.T) {
	t.Parallel()
	now := time.UnixMilli(1_469_918_176_385)
	id, err := nextID(attemptID{}, now, bytes.NewReader(make([]byte, 10)))
	if err != nil {
		t.Fatal(err)
	}
	// The time part is the example of the ULID specification.
	if got := id.String(); got != "01aryz6s41"+strings.Repeat("0", 16) {
		t.Errorf("got %s", got)
	}
	if _, err := nextID(attemptID{}, now, bytes.NewReader(nil)); err == nil {
		t.Error("an id was made without random numbers")
	}
}

func TestIDsRiseWhateverTheClockDoes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		last := attemptID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "last"))
		// The very last id of all has none after it.
		last[0] &= 0x7F
		now := time.UnixMilli(rapid.Int64Range(0, 1<<47-1).Draw(t, "now"))
		next, err := nextID(last, now, bytes.NewReader(rapid.SliceOfN(rapid.Byte(), 10, 10).Draw(t, "chance")))
		if err != nil {
			t.Fatal(err)
		}
		if next.compare(last) <= 0 || next.String() <= last.String() {
			t.Fatalf("%s comes after %s", next, last)
		}
	})
}

func TestAnIDReadsBackInAnyLetterCase(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := attemptID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		text := id.String()
		mistaken := strings.NewReplacer("1", "l", "0", "O").Replace(strings.ToUpper(text))
		for _, spelling := range []string{text, strings.ToUpper(text), mistaken} {
			if got, err := parseID(spelling); err != nil || got != id {
				t.Fatalf("%s read as %v, %v", spelling, got, err)
			}
		}
	})
	for _, bad := range []string{"", "0", strings.Repeat("0", 25), strings.Repeat("0", 27), "8" + strings.Repeat("0", 25), strings.Repeat("u", 26), strings.Repeat("é", 13)} {
		if _, err := parseID(bad); err == nil {
			t.Errorf("%q is read as an id", bad)
		}
	}
}

// {3, 0} and {1, 0, 0, 255, 255} are DEFLATE's ways to say nothing: with its version changed
// such a payload would be read as an empty one.
func TestABlockThatWasNotDeflatedIsNotInflated(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("as long as it pays "), 100)
	var p packer
	packed := p.seal(nil, []byte("k"), long)
	if payload, _, err := unseal([]byte("k"), packed); err != nil || !bytes.Equal(payload, long) {
		t.Fatalf("%q, %v", payload, err)
	}
	for name, payload := range map[string][]byte{
		"nothing":        {3, 0},
		"stored nothing": {1, 0, 0, 255, 255},
		"more behind it": append(bytes.Clone(packed[blockHeader:]), 0),
	} {
		block := seal(nil, []byte("k"), payload)
		block[0] = blockPacked
		if got, _, err := unseal([]byte("k"), block); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestABlockNoticesAnyChangedByte(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SliceOfN(rapid.Byte(), 1, 24).Draw(t, "key")
		payload := rapid.SliceOf(rapid.Byte()).Draw(t, "payload")
		block := seal(nil, key, payload)
		got, rest, err := unseal(key, append(bytes.Clone(block), "rest"...))
		if err != nil || !bytes.Equal(got, payload) || string(rest) != "rest" {
			t.Fatalf("got %x, %q, %v", got, rest, err)
		}
		all := append(bytes.Clone(key), block...)
		at := rapid.IntRange(0, len(all)-1).Draw(t, "at")
		all[at] ^= rapid.ByteRange(1, 255).Draw(t, "change")
		if _, _, err := unseal(all[:len(key)], all[len(key):]); err == nil {
			t.Fatalf("byte %d changed and nothing was noticed", at)
		}
		if _, _, err := unseal(key, block[:rapid.IntRange(0, len(block)-1).Draw(t, "cut")]); err == nil {
			t.Fatal("a cut block reads")
		}
	})
}
