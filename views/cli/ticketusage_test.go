package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/tree"
)

// Whatever is asked for, and whatever the file holds: done, or one line that says what is
// wrong with it, and then nothing was written.
func TestATicketOfAnyFileIsDoneOrAWrongArgument(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	folder := t.TempDir()
	har := filepath.Join(folder, "customer.har")
	text, err := os.ReadFile(planted(t))
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(folder, "out")
	rapid.Check(t, func(t *rapid.T) {
		input := damaged(t, text)
		if err := os.WriteFile(har, input, 0o600); err != nil {
			t.Fatal(err)
		}
		b.OutIsTerminal = rapid.Bool().Draw(t, "terminal")
		args := []string{"ticket", "--from", har}
		for _, flag := range []string{"--format", "--system", "--operation", "--reveal", "--only", "--request", "--cut-from"} {
			if rapid.IntRange(0, 5).Draw(t, flag) == 0 {
				args = append(args, flag, rapid.SampledFrom([]string{
					"markdown", "md", "txt", "json", "har", "curl", "zip", "nextreason", "otp_verify", "phone-1", "token", "1", "2", "99", "", "-", har, "\x1b[2J",
				}).Draw(t, "value"))
			}
		}
		for _, flag := range []string{"--json", "--addendum", "--out=" + out} {
			if rapid.IntRange(0, 5).Draw(t, flag) == 0 {
				args = append(args, flag)
			}
		}
		status := b.run(t.Context(), args...)
		said := strings.TrimSuffix(b.problems.String(), "\n")
		written, _ := os.ReadFile(out)
		_ = os.Remove(out)
		switch {
		case status != statusDone && status != statusUsage:
			t.Fatalf("status %d: %s", status, said)
		case status == statusUsage && (said == "" || b.out.Len() > 0 || len(written) > 0):
			t.Fatalf("status %d after %q, with %d and %d bytes written", status, said, b.out.Len(), len(written))
		case status == statusDone && b.out.Len()+len(written) == 0:
			t.Fatal("nothing was written")
		case strings.ContainsFunc(strings.ReplaceAll(said, "\n", ""), tree.Control):
			t.Fatalf("stderr holds %q", said)
		}
		for _, secret := range []string{plantedToken, plantedCookie, plantedPhone, plantedEmail} {
			if strings.Contains(said, secret) {
				t.Fatalf("stderr holds %q: %s", secret, said)
			}
		}
	})
}

// damaged is a text, whole or with a piece of it lost, doubled or turned into others'.
func damaged(t *rapid.T, text []byte) []byte {
	from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
	to := min(len(text), from+rapid.IntRange(0, 200).Draw(t, "length"))
	switch rapid.IntRange(0, 4).Draw(t, "damage") {
	case 0:
		return []byte(string(text[:from]) + string(text[to:]))
	case 1:
		return text[:from]
	case 2:
		return []byte(string(text[:to]) + string(text[from:]))
	case 3:
		return []byte(string(text[:from]) + rapid.String().Draw(t, "other") + string(text[to:]))
	}
	return text
}
