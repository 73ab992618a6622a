package cli

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
)

func TestTextIsBrokenAtWhatATerminalShows(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 20)
	for text, want := range map[string]string{
		"short\nas it was": "short\nas it was",
		long + "\nnext":    strings.TrimSpace(strings.Repeat("word ", 16)) + "\n" + strings.Repeat("word ", 4) + "next",
		"  " + long:        "  " + long,
		strings.Repeat("x", 90) + " y\n\n" + long: strings.Repeat("x", 90) + "\ny\n\n" + strings.TrimSpace(strings.Repeat("word ", 16)) + "\n" + strings.TrimSpace(strings.Repeat("word ", 4)),
	} {
		if got := reflowed(text); got != want {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestAKeyThatCannotBeMadeNamesTheMend(t *testing.T) {
	t.Parallel()
	for _, why := range []error{syscall.EACCES, syscall.EROFS} {
		if err := keyProblem(fmt.Errorf("cannot make the key file: %w", why)); !strings.HasSuffix(err.Error(), "or choose another with --history") || !errors.Is(err, why) {
			t.Error(err)
		}
	}
	if keyProblem(nil) != nil {
		t.Error("nothing is wrong")
	}
}
