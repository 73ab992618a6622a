package panes

import (
	"testing"

	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/views/nav"
)

func TestWordsAreOfferedToTheDocumentedAnswersWhereNoFieldTakesThem(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	p := NewPaste(nav.Setup{Packs: packs, Runner: &attempt.Runner{Packs: packs}})
	cmd, ok := p.Finish(p.Start("They see status 422\rPlease enter a valid verification code.\r")())
	if !ok || cmd == nil {
		t.Fatal("nothing came of the paste")
	}
	choose, ok := cmd().(nav.Choose)
	if !ok || len(choose.Ways) != 2 {
		t.Fatalf("offered %+v", choose)
	}
	cmd, _ = p.Finish(choose.Ways[0].Do())
	if open, ok := cmd().(nav.OpenCodes); !ok || open.Query != "They see status 422 Please enter a valid verification code." {
		t.Errorf("opened %+v", open)
	}
}
