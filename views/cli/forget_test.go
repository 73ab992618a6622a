package cli

import (
	"errors"
	"strings"
	"testing"
)

func TestAFailedClearingSaysWhetherAnythingWasForgotten(t *testing.T) {
	t.Parallel()
	full := errors.New("the disk is full")
	if err := unwiped(full, true); strings.Contains(err.Error(), "is deleted") || !strings.Contains(err.Error(), "nothing to forget") {
		t.Errorf("where nothing was to be forgotten: %v", err)
	}
	if err := unwiped(full, false); !strings.Contains(err.Error(), "what was forgotten is deleted") {
		t.Errorf("where something was: %v", err)
	}
	if err := unwiped(nil, true); err != nil {
		t.Error(err)
	}
}
