package environment_test

import (
	"strings"
	"testing"

	"casebook/api/environment"
)

func TestAHostNamedLikeTheSimulatorIsRefused(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"https://simulator", "https://SIMULATOR/v1"} {
		_, set, err := environment.FromVariables(lookup(map[string]string{"CASEBOOK_BASE_URL": base}))
		if err == nil || set || !strings.Contains(err.Error(), "the name of the built-in environment") {
			t.Errorf("%s: %t, %v", base, set, err)
		}
	}
	e, set, err := environment.FromVariables(lookup(map[string]string{"CASEBOOK_BASE_URL": "https://simulator:443"}))
	if err != nil || !set || strings.EqualFold(e.Name, environment.SimulatorName) {
		t.Errorf("with its port: %q, %t, %v", e.Name, set, err)
	}
}
