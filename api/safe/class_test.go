package safe

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestClassesReadTheirOwnWords(t *testing.T) {
	t.Parallel()
	for c := Plain; c <= ClassSecret; c++ {
		if got, err := ParseClass(c.String()); err != nil || got != c {
			t.Errorf("ParseClass(%q) = %v, %v", c, got, err)
		}
		b, err := json.Marshal(c)
		var back Class
		if err != nil || json.Unmarshal(b, &back) != nil || back != c {
			t.Errorf("%v is written as %s and read as %v", c, b, back)
		}
	}
	if _, err := ParseClass("Secret\n"); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("ParseClass takes another word, or repeats it raw: %v", err)
	}
	if got := Class(9).String(); got != "class 9" {
		t.Errorf("an unknown class prints as %q", got)
	}
}

const fakeSecret = "fake-secret-0123456789"

// holder has a Secret in an unexported field, where fmt does not call methods.
type holder struct{ secret Secret }

func TestSecretsAndKeysNeverPrint(t *testing.T) {
	t.Parallel()
	secret := NewSecret(fakeSecret)
	var key Key
	copy(key[:], "fake-key-fake-key-fake-key-fake!")
	redactor := NewRedactor(key, nil)
	redactor.Learn(ClassSecret, "password", fakeSecret)
	sharer := NewSharer(key, "42")
	sharer.Learn("name", fakeSecret)
	var out strings.Builder
	logger := slog.New(slog.NewTextHandler(&out, nil))
	for _, v := range []any{secret, &secret, key, &key, holder{secret}, &holder{secret}, redactor, sharer, []Secret{secret}, map[string]Key{"k": key}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T%v"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		fmt.Fprintln(&out, v)
		logger.Info("value", "v", v)
		b, err := json.Marshal(v)
		fmt.Fprintln(&out, string(b), err)
	}
	for _, canary := range []string{fakeSecret, "fake-key", fmt.Sprintf("%x", fakeSecret), fmt.Sprintf("%X", fakeSecret), fmt.Sprintf("%x", "fake-key"), fmt.Sprint([]byte("fake-key"))[1:]} {
		if strings.Contains(out.String(), strings.Trim(canary, "]")) {
			t.Errorf("%q was printed:\n%s", canary, out.String())
		}
	}
	if !strings.Contains(out.String(), mask) {
		t.Error("nothing was masked")
	}
}

func TestASecretComesOutByRevealOnly(t *testing.T) {
	t.Parallel()
	s := NewSecret("süß")
	if s.Reveal() != "süß" || s.Len() != 3 || s.Empty() {
		t.Errorf("Reveal %q, Len %d, Empty %v", s.Reveal(), s.Len(), s.Empty())
	}
	if zero := (Secret{}); zero.Reveal() != "" || zero.Len() != 0 || !zero.Empty() || !NewSecret("").Empty() {
		t.Error("the zero Secret is not empty")
	}
}
