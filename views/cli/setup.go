package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/simulator"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

const (
	historyVariable     = "CASEBOOK_HISTORY"
	environmentVariable = "CASEBOOK_ENV"
	privacyVariable     = "CASEBOOK_PRIVACY"

	keyFile = "key" // beside the history

	// anyPort is where the built-in simulator listens: any free port.
	anyPort = "127.0.0.1:0"
)

// Setup is what commands and screens work with. Nothing of it is read, made or
// started before it is asked for: the time until the first frame counts.
type Setup struct {
	Version string
	Now     func() time.Time
	Lookup  func(variable string) (value string, found bool)

	home     string
	flags    globalFlags
	packs    func() *systems.Packs
	problems []*systems.Problem // of the team's packs, once they are loaded

	said      <-chan string    // for the screens
	waiting   func(string)     // hears who writes the history anew while a change waits
	migrating history.Progress // hears of a history of an older schema that is written anew

	starting sync.Mutex
	server   *simulator.Server
}

func newSetup(p Program, flags globalFlags) *Setup {
	s := &Setup{Version: p.Version, Now: p.Now, Lookup: p.Lookup, home: p.Home, flags: flags}
	s.packs = sync.OnceValue(s.loadPacks)
	return s
}

// close stops what was started.
func (s *Setup) close() {
	s.starting.Lock()
	defer s.starting.Unlock()
	if s.server != nil {
		_ = s.server.Close()
	}
}

// variable returns a variable of the process's environment, empty when it is unset.
func (s *Setup) variable(name string) string {
	value, _ := s.Lookup(name)
	return value
}

// Privacy reports whether personal values are to be hidden in what is shown: --privacy
// says so, else CASEBOOK_PRIVACY does unless it is empty, 0, false or off.
func (s *Setup) Privacy() bool {
	switch strings.ToLower(s.variable(privacyVariable)) {
	case "", "0", "false", "off", "no":
		return s.flags.privacy
	}
	return true
}

// Packs returns the systems that are known, the team's among them, loaded at the first
// call.
func (s *Setup) Packs() *systems.Packs { return s.packs() }

// Store returns the history that --history or CASEBOOK_HISTORY names, else the
// user's own.
func (s *Setup) Store() (*history.Store, error) {
	path := s.flags.history
	if path == "" {
		path = s.variable(historyVariable)
	}
	if path == "" {
		var err error
		if path, err = history.DefaultPath(s.variable, s.home); err != nil {
			return nil, err
		}
	}
	store := history.At(path)
	store.Migrating, store.Waiting = s.migrating, s.waiting
	return store, nil
}

// Key returns the per-install key, which lies beside the history; it is made when
// it is not there.
func (s *Setup) Key() (safe.Key, error) {
	store, err := s.Store()
	if err != nil {
		return safe.Key{}, err
	}
	folder := filepath.Dir(store.Path())
	path := filepath.Join(folder, keyFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		// No key is left beside something that is no history.
		_, err := store.Attempts(context.Background(), history.Page{Limit: 1})
		if err != nil && !errors.As(err, new(*history.Damaged)) {
			return safe.Key{}, err
		}
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return safe.Key{}, fmt.Errorf("the folder of the history cannot be made: %w; choose another place with --history", err)
		}
	}
	key, err := safe.LoadKey(path)
	return key, keyProblem(err)
}

// keyProblem adds the mend where the folder of the key may not be written.
func keyProblem(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w; it is kept beside the history: see who owns that folder, or choose another with --history", err)
	}
	return err
}

// passingKey returns the per-install key where there is one, else a key that is
// kept nowhere: reading what a file holds leaves no trace.
func (s *Setup) passingKey() (safe.Key, error) {
	store, err := s.Store()
	if err != nil {
		return safe.NewKey()
	}
	path := filepath.Join(filepath.Dir(store.Path()), keyFile)
	if _, err := os.Stat(path); err != nil {
		return safe.NewKey()
	}
	key, err := safe.LoadKey(path)
	if err != nil {
		return safe.NewKey()
	}
	return key, nil
}

// Runner returns what makes attempts, with the per-install key.
func (s *Setup) Runner() (*attempt.Runner, error) {
	store, err := s.Store()
	if err != nil {
		return nil, err
	}
	return &attempt.Runner{
		Packs: s.Packs(), Store: store, Client: &api.Client{},
		Key: s.Key, Now: s.Now, Program: s.Version,
	}, nil
}

// passingRunner returns a runner that records nothing and needs no history. Where there
// is one, earlier attempts count.
func (s *Setup) passingRunner() *attempt.Runner {
	// One key for all that is read, so that what stands in it twice is seen to be the same.
	runner := &attempt.Runner{Packs: s.Packs(), Key: sync.OnceValues(s.passingKey), Now: s.Now, Program: s.Version}
	if store, err := s.Store(); err == nil {
		if _, err := os.Stat(store.Path()); err == nil {
			runner.Store = store
		}
	}
	return runner
}

// Environments returns where calls can go; the first is the default. The simulator
// is among them and starts with the first call to it.
func (s *Setup) Environments() ([]environment.Environment, error) {
	var known []environment.Environment
	named, set, err := environment.FromVariables(s.Lookup)
	if err != nil {
		return nil, misused(err)
	}
	if set {
		known = append(known, named)
	}
	return append(known, environment.OnDemand(s.simulate, madeUp(s.Packs()))), nil
}

// Environment returns the one that --env or CASEBOOK_ENV names, else the default.
func (s *Setup) Environment() (environment.Environment, error) {
	known, err := s.Environments()
	if err != nil {
		return environment.Environment{}, err
	}
	name := s.flags.environment
	if name == "" {
		name = s.variable(environmentVariable)
	}
	chosen, err := environment.Choose(known, name)
	return chosen, misused(err)
}

// flagsNameWhatIs is the error of --config or --env that names what is not there. Every
// command has them, also one that needs neither: who mistypes one believes that it held.
func (s *Setup) flagsNameWhatIs() error {
	if folder := s.flags.config; folder != "" {
		switch info, err := os.Stat(folder); {
		case errors.Is(err, fs.ErrNotExist):
			return usage("there is no folder %s for --config; see that the name is right", label(folder))
		case err == nil && !info.IsDir():
			return usage("--config wants a folder with packs, and %s is a file; name the folder that it is in", label(folder))
		}
	}
	if s.flags.environment == "" {
		return nil
	}
	_, err := s.Environment()
	return err
}

// simulate starts the simulator on a free port of this machine, once, and until the
// program ends, and returns its address.
func (s *Setup) simulate() (string, error) {
	s.starting.Lock()
	defer s.starting.Unlock()
	if s.server == nil {
		// Not in the context of a call: a call that is cancelled must see that, and
		// not that the simulator went away.
		server, err := simulator.Serve(context.Background(), anyPort, simulator.New(simulator.Options{Clock: s.Now}))
		if err != nil {
			return "", err
		}
		s.server = server
	}
	return s.server.URL(), nil
}

// madeUp returns the credentials that the simulator accepts, by the variables that
// the packs name for them.
func madeUp(packs *systems.Packs) map[string]string {
	accepted, values := simulator.Credentials(), map[string]string{}
	for _, pack := range packs.Systems {
		for _, f := range pack.AllCredentials() {
			if value, known := accepted[pack.ID][f.Wire()]; known {
				values[f.Variable] = value
			}
		}
	}
	return values
}
