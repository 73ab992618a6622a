// Package environment says where calls go and with whose credentials: a base URL
// and the source of each credential. A credential's value is read when a call is
// made and never kept.
package environment

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"casebook/api/safe"
)

// BaseURLVariable is the environment variable that names a base URL to call.
const BaseURLVariable = "CASEBOOK_BASE_URL"

// SimulatorName is the name of the environment that is built in.
const SimulatorName = "simulator"

// Environment is one place to call.
type Environment struct {
	Name      string // what lists, the history and --env call it
	BaseURL   string
	Source    string // where the environment itself comes from, for people
	Simulated bool   // not the vendor: what happens here counts only among its kind

	lookup func(variable string) (value string, found bool)
	from   string
	start  func() (baseURL string, err error) // of what must run before it can be called; nil: nothing
}

// Ready returns e with what it needs running, and its BaseURL as it then is. It may
// be called before every call.
func (e Environment) Ready() (Environment, error) {
	if e.start == nil {
		return e, nil
	}
	base, err := e.start()
	if err != nil {
		return e, fmt.Errorf("the environment %s cannot be started: %w", e.Name, err)
	}
	e.BaseURL = base
	return e, nil
}

// Credential is the value of one credential and where it came from.
type Credential struct {
	Value  safe.Secret
	Source string // "built in", "AUTHMATECH_API_KEY"; empty when there is none
}

// Credential returns what stands behind variable, the environment variable that a
// system's pack names for one of its credentials.
func (e Environment) Credential(variable string) Credential {
	if e.lookup == nil {
		return Credential{}
	}
	value, found := e.lookup(variable)
	if !found || value == "" {
		return Credential{}
	}
	source := e.from
	if source == "" {
		source = variable
	}
	return Credential{safe.NewSecret(value), source}
}

// Simulator returns the built-in environment, whose calls go to baseURL with
// made-up credentials, by variable.
func Simulator(baseURL string, credentials map[string]string) Environment {
	return Environment{
		Name: SimulatorName, BaseURL: baseURL, Source: "built in", Simulated: true, from: "built in",
		lookup: func(variable string) (string, bool) {
			value, found := credentials[variable]
			return value, found
		},
	}
}

// notStarted is where a simulator will be: any free port of this machine.
const notStarted = "http://127.0.0.1:0"

// OnDemand returns the built-in environment before it runs: start is called when the
// first call goes out, and returns where it listens.
func OnDemand(start func() (baseURL string, err error), credentials map[string]string) Environment {
	e := Simulator(notStarted, credentials)
	e.start = start
	return e
}

// FromVariables returns the environment that CASEBOOK_BASE_URL names, if it is
// set. Its name is the URL's host, which must not be SimulatorName; its credentials
// are read from the variables that the packs name.
func FromVariables(lookup func(string) (string, bool)) (Environment, bool, error) {
	base, set := lookup(BaseURLVariable)
	if !set || base == "" {
		return Environment{}, false, nil
	}
	host, err := checkBase(base)
	if err != nil {
		return Environment{}, false, fmt.Errorf("%s %w", BaseURLVariable, err)
	}
	if strings.EqualFold(host, SimulatorName) {
		return Environment{}, false, fmt.Errorf("%s names the host %s, and that is the name of the built-in environment; write the host with its domain or port, as in https://%s:443", BaseURLVariable, host, SimulatorName)
	}
	return Environment{Name: host, BaseURL: base, Source: BaseURLVariable, lookup: lookup}, true, nil
}

// checkBase returns the host of a base URL that calls may go to: https, or http on
// this machine. The error never quotes the URL, which may hold a password.
func checkBase(base string) (string, error) {
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Host == "":
		return "", errors.New("is not a base URL; it looks like https://service.example.com")
	case u.User != nil:
		return "", errors.New("holds a user name or password; credentials have variables of their own")
	case u.RawQuery != "" || u.Fragment != "":
		return "", errors.New("holds a query or fragment; a base URL ends with its host or path")
	case u.Scheme == "https", u.Scheme == "http" && loopback(u.Hostname()):
		return u.Host, nil
	}
	return "", errors.New("must begin with https://; http:// is only for this machine")
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
