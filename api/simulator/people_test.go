package simulator_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api/simulator"
)

func TestThePeopleAreNamedWithWhatComesOfTheirCalls(t *testing.T) {
	t.Parallel()
	means := map[string]string{}
	for _, person := range simulator.People() {
		if !slices.ContainsFunc(person.Names, func(name string) bool { return strings.Contains(name, "@") }) || person.System == "" || person.Field == "" {
			t.Errorf("%+v cannot be called", person)
		}
		for _, name := range person.Names {
			means[name] = person.Means
		}
	}
	for name, want := range map[string]string{
		"bea@example.com": "the first code sent is 151121", "+15417543011": "good once, for 10 minutes",
		"anna@example.com": "never changes", "+15417543010": "always good",
	} {
		if !strings.Contains(means[name], want) {
			t.Errorf("%s: %q does not say %q", name, means[name], want)
		}
	}
}
