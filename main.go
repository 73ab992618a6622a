// Casebook finds out why an identity-verification call failed: it reproduces the
// call, explains the answer, keeps both in a local history of cases and writes the
// vendor's ticket with every secret cut.
//
// This package wires the command line to the terminal UI. See casebook --help.
package main

import (
	"context"
	"os"

	"casebook/history/draft"
	"casebook/views"
	"casebook/views/cli"
	"casebook/views/nav"
)

func main() { os.Exit(cli.Main(screens)) }

// screens runs the terminal UI on what the command line set up.
func screens(ctx context.Context, s *cli.Setup) error {
	return views.Run(ctx, views.Options{
		Setup:   func() (nav.Setup, error) { return shared(s) },
		Getenv:  os.Getenv,
		NoColor: os.Getenv("NO_COLOR") != "", // set and not empty: https://no-color.org
		Privacy: s.Privacy(),
		Care:    s.Care,
		Said:    s.Said,
	})
}

// shared is what the screens share.
func shared(s *cli.Setup) (nav.Setup, error) {
	runner, err := s.Runner()
	if err != nil {
		return nav.Setup{}, err
	}
	store, err := s.Store()
	if err != nil {
		return nav.Setup{}, err
	}
	chosen, err := s.Environment()
	if err != nil {
		return nav.Setup{}, err
	}
	return nav.Setup{
		Packs: runner.Packs, Store: store, Runner: runner, Environment: chosen, Now: s.Now,
		Drafts: draft.Beside(store.Path(), s.Now),
	}, nil
}
