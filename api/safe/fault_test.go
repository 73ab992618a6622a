package safe

import (
	"regexp"
	"strings"
	"testing"
)

func faulty(value string) (at string) {
	defer func() {
		if recover() != nil {
			at = FaultAt()
		}
	}()
	return strings.Repeat("a", len(value)) + value[len(value)+len(at):][1:]
}

func TestAFaultIsNamedByItsPlaceInTheCodeOnly(t *testing.T) {
	t.Parallel()
	if at := faulty("CANARY"); !regexp.MustCompile(`^api/safe\.faulty, fault_test\.go:\d+$`).MatchString(at) {
		t.Errorf("%q", at)
	}
	if at := FaultAt(); at != "" {
		t.Errorf("without a panic it is at %q", at)
	}
}
