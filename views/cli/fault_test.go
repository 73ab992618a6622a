package cli

import (
	"context"
	"regexp"
	"strings"
	"testing"
)

func TestNothingIsSaidOfAFaultButWhereItIs(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.InIsTerminal, b.OutIsTerminal = true, true
	b.UI = func(context.Context, *Setup) error { panic("CANARY-not-a-real-key +962790001234") }
	b.expect(t, statusHistory)
	got := b.problems.String()
	if strings.Contains(got+b.out.String(), "CANARY") || strings.Contains(got, "+962") ||
		!regexp.MustCompile(`^casebook: casebook stopped because of a fault in itself \(views/cli\.\S+, fault_test\.go:\d+\); what was recorded is in the history\n$`).MatchString(got) {
		t.Errorf("it said %q", got)
	}
}
