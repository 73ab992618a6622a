package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// updateVariable is the environment variable that makes Golden write instead of compare, when it is "1".
const updateVariable = "CASEBOOK_UPDATE_GOLDEN"

// Golden compares view with testdata/NAME.golden of the package under test. Give it a view with styles to hold the
// styles too, or [Plain] of it for the layout alone. To accept what a test draws now, run it with
// CASEBOOK_UPDATE_GOLDEN=1 and read the difference.
func Golden(t testing.TB, name, view string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := view + "\n"
	if os.Getenv(updateVariable) == "1" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; to make it, run the test with %s=1", err, updateVariable)
	}
	if string(want) != got {
		t.Errorf("%s differs; to accept, run the test with %s=1\n--- want\n%s--- got\n%s", path, updateVariable, want, got)
	}
}

// Plain returns view without styles and without blanks at the ends of lines.
func Plain(view string) string {
	lines := strings.Split(ansi.Strip(view), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// MustContain fails the test unless every text of want stands in view, styles aside.
func MustContain(t testing.TB, view string, want ...string) {
	t.Helper()
	plain := ansi.Strip(view)
	for _, text := range want {
		if !strings.Contains(plain, text) {
			t.Errorf("%q is not on the screen:\n%s", text, plain)
		}
	}
}

// MustNotContain fails the test if any text of unwanted stands in view, styles aside.
func MustNotContain(t testing.TB, view string, unwanted ...string) {
	t.Helper()
	plain := ansi.Strip(view)
	for _, text := range unwanted {
		if strings.Contains(plain, text) {
			t.Errorf("%q is on the screen:\n%s", text, plain)
		}
	}
}
