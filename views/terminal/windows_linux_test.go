package terminal

import (
	"context"
	"os/exec"
	"strings"
	"testing"

	"casebook/history"
)

// command runs casebook without a screen, with the home of a window.
func command(t *testing.T, home string, words ...string) string {
	t.Helper()
	c := exec.Command(built, words...)
	c.Env = []string{"HOME=" + home, "GORACE=atexit_sleep_ms=0"}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v: %s", words, err, out)
	}
	return string(out)
}

// attempt sends a call about a number to the simulator and returns its id.
func attempt(t *testing.T, home, number string) string {
	t.Helper()
	out := command(t, home, "--env", "simulator", "send", "authmatech", "verify", "mobileNumber="+number, "encryptedMobileNumber=eA==", "--json")
	_, rest, _ := strings.Cut(out, `"id":"`)
	id, _, found := strings.Cut(rest, `"`)
	if !found {
		t.Fatalf("no id in %s", out)
	}
	return id
}

// TestTwoWindowsOnOneCaseSeeEachOther types notes into one case in two windows, while a
// third program puts an attempt into it.
func TestTwoWindowsOnOneCaseSeeEachOther(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	command(t, home, "case", "add", "new", attempt(t, home, "+962791234567"))
	one, other := open(t, home), open(t, home)
	for _, tm := range []*terminal{one, other} {
		tm.wait("1 attempt")
		tm.send("\x0f") // ctrl+o
		tm.wait("TIMELINE")
		tm.send("n")
	}
	one.send("he has a new SIM")
	other.wait("he has a new SIM")
	other.send("he roams in Aqaba")
	one.wait("he roams in Aqaba")
	command(t, home, "case", "add", "1", attempt(t, home, "+962790000204"))
	for _, tm := range []*terminal{one, other} {
		tm.wait("It worked")
	}
	one.send(" since Monday")
	other.wait("since Monday")
	for _, tm := range []*terminal{one, other} {
		tm.send("\x03")
		if err := <-tm.ended; err != nil {
			t.Error(err)
		}
	}
	c, err := history.At(one.history()).Case(context.Background(), 1)
	if err != nil || c.Notes != "he has a new SIM since Monday\nhe roams in Aqaba" || c.Attempts != 2 {
		t.Errorf("%q, %d attempts, %v", c.Notes, c.Attempts, err)
	}
	if n := one.number() + other.number(); n != "" {
		t.Errorf("drafts are left: %q", n)
	}
}
