package panes

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/views/nav"
)

func TestAnAnswerOfNobodyKnownIsNotCountedAmongCallsOfKnownSystems(t *testing.T) {
	t.Parallel()
	const known, unknown = `{"error":"invalid_code","error_details":null,"error_description":"Please enter a valid verification code."}`, `{"success":false,"reason":42}`
	key := filepath.Join(t.TempDir(), "key")
	for paste, head := range map[string]string{
		"first " + known + " then " + known:   "The paste holds 2 calls of known systems.",
		"first " + known + " then " + unknown: "The paste holds 2 calls.",
	} {
		packs := systems.Embedded()
		p := NewPaste(nav.Setup{Packs: packs, Runner: &attempt.Runner{
			Packs: packs, Now: time.Now, Key: func() (safe.Key, error) { return safe.LoadKey(key) },
		}})
		cmd, ok := p.Finish(p.Start(paste)())
		if !ok || cmd == nil {
			t.Fatalf("%q: nothing came of the paste", paste)
		}
		choose, ok := cmd().(nav.Choose)
		if !ok || !strings.HasPrefix(strings.Join(strings.Fields(choose.Text), " "), head) {
			t.Errorf("%q: offered %+v", paste, choose)
		}
	}
}
