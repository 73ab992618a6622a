package environment_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/api/environment"
)

func lookup(set map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		value, found := set[name]
		return value, found
	}
}

func TestABaseURLInTheVariablesIsAnEnvironmentNamedAfterItsHost(t *testing.T) {
	t.Parallel()
	e, set, err := environment.FromVariables(lookup(map[string]string{
		"CASEBOOK_BASE_URL": "https://service.example.com", "ACME_KEY": "not-a-real-key\n",
	}))
	if err != nil || !set || e.Name != "service.example.com" || e.Simulated {
		t.Fatalf("%+v, %t, %v", e, set, err)
	}
	if c := e.Credential("ACME_KEY"); c.Value.Reveal() != "not-a-real-key\n" || c.Source != "ACME_KEY" {
		t.Errorf("the credential is not byte for byte what was set, from %q", c.Source)
	}
	if c := e.Credential("ACME_OTHER"); !c.Value.Empty() || c.Source != "" {
		t.Errorf("a credential that is not set has source %q", c.Source)
	}
}

func TestABaseURLThatCallsMayNotGoToIsNamedWithoutBeingQuoted(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]string{
		"service.example.com":             "is not a base URL",
		"http://service.example.com":      "must begin with https://",
		"ftp://service.example.com":       "must begin with https://",
		"https://u:CANARY@h.example.com":  "credentials have variables of their own",
		"https://h.example.com/?k=CANARY": "holds a query",
		"https://h.example.com/#CANARY":   "holds a query or fragment",
		"https://CANARY h":                "is not a base URL",
	} {
		_, set, err := environment.FromVariables(lookup(map[string]string{"CASEBOOK_BASE_URL": base}))
		if err == nil || set || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "CANARY") {
			t.Errorf("%s: %v, want %q and nothing of the URL", base, err, want)
		}
	}
}

func TestPlainHTTPIsForThisMachineOnly(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"http://127.0.0.1:8080", "http://[::1]:1", "http://localhost"} {
		if _, set, err := environment.FromVariables(lookup(map[string]string{"CASEBOOK_BASE_URL": base})); !set || err != nil {
			t.Errorf("%s: %t, %v", base, set, err)
		}
	}
	if _, set, err := environment.FromVariables(lookup(nil)); set || err != nil {
		t.Errorf("nothing set: %t, %v", set, err)
	}
}

func TestAnEnvironmentOnDemandStartsWithTheFirstCall(t *testing.T) {
	t.Parallel()
	starts := 0
	e := environment.OnDemand(func() (string, error) { starts++; return "http://127.0.0.1:7", nil }, nil)
	if starts != 0 || !e.Simulated || e.Name != "simulator" {
		t.Fatalf("%+v after %d starts", e, starts)
	}
	if ready, err := e.Ready(); err != nil || ready.BaseURL != "http://127.0.0.1:7" || starts != 1 {
		t.Errorf("%+v, %v after %d starts", ready, err, starts)
	}
	broken := environment.OnDemand(func() (string, error) { return "", errors.New("no port is free") }, nil)
	if _, err := broken.Ready(); err == nil || !strings.Contains(err.Error(), "simulator cannot be started: no port is free") {
		t.Errorf("a start that fails: %v", err)
	}
	if ready, err := environment.Simulator("http://127.0.0.1:9", nil).Ready(); err != nil || ready.BaseURL != "http://127.0.0.1:9" {
		t.Errorf("one that runs already: %+v, %v", ready, err)
	}
}

func TestEnvironmentsAreChosenByName(t *testing.T) {
	t.Parallel()
	known := []environment.Environment{{Name: "h.example.com"}, environment.Simulator("http://127.0.0.1:1", map[string]string{"K": "fake"})}
	for name, want := range map[string]string{"": "h.example.com", "SIMULATOR": "simulator", "h.example.com": "h.example.com"} {
		if e, err := environment.Choose(known, name); err != nil || e.Name != want {
			t.Errorf("%q chose %q, %v", name, e.Name, err)
		}
	}
	if _, err := environment.Choose(known, "prod"); err == nil || !strings.Contains(err.Error(), "h.example.com, simulator") {
		t.Errorf("an unknown name: %v", err)
	}
	if c := known[1].Credential("K"); c.Value.Reveal() != "fake" || c.Source != "built in" || !known[1].Simulated {
		t.Errorf("the simulator's credential is from %q", c.Source)
	}
	if c := (environment.Environment{}).Credential("K"); !c.Value.Empty() {
		t.Error("an environment without credentials has one")
	}
}
