package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/environment"
	"casebook/api/systems"
)

const envHelp = `An environment is an address to call, and where the credentials for it come from. There
is the built-in simulator, and the address that CASEBOOK_BASE_URL holds, when it is set;
that one is then the default. Credentials are read from variables; what they hold is
never shown.`

const envExample = `  casebook env list
  CASEBOOK_BASE_URL=https://service.example.com casebook env list`

func (r *run) envCommand() *cobra.Command {
	group := &cobra.Command{
		Use:   "env",
		Short: "where calls can go",
		Long:  envHelp, Example: envExample,
		Args: r.onlyCommands,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var asJSON bool
	list := &cobra.Command{
		Use:   "list",
		Short: "list environments, and which credentials are set for them",
		Long:  envHelp, Example: envExample,
		Args: none,
		RunE: func(*cobra.Command, []string) error { return r.listEnvironments(asJSON) },
	}
	list.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	group.AddCommand(list)
	return group
}

// place is an environment as env list shows it.
type place struct {
	Name        string       `json:"name"`
	BaseURL     *string      `json:"base_url"` // null for the simulator, which takes any free port
	Source      string       `json:"source"`
	Simulated   bool         `json:"simulated"`
	Chosen      bool         `json:"chosen"` // it is used when --env does not say otherwise
	Credentials []credential `json:"credentials"`
}

// credential says whether a credential is set, and never what it is.
type credential struct {
	System   string `json:"system"`
	Field    string `json:"field"`
	Variable string `json:"variable"`
	Set      bool   `json:"set"`
	Source   string `json:"source"` // empty when it is not set
}

func (r *run) listEnvironments(asJSON bool) error {
	packs := r.setup.Packs()
	known, err := r.setup.Environments()
	if err != nil {
		return err
	}
	chosen, err := r.setup.Environment()
	if err != nil {
		return err
	}
	for _, e := range known {
		p := placeFor(e, packs)
		p.Chosen = e.Name == chosen.Name
		if !asJSON {
			r.showPlace(p)
		} else if err := r.print(p); err != nil {
			return err
		}
	}
	return nil
}

func placeFor(e environment.Environment, packs *systems.Packs) place {
	p := place{Name: e.Name, Source: e.Source, Simulated: e.Simulated, Credentials: []credential{}}
	if !e.Simulated {
		p.BaseURL = &e.BaseURL
	}
	for _, pack := range packs.Systems {
		for _, f := range pack.AllCredentials() {
			if f.Variable == "" {
				continue
			}
			found := e.Credential(f.Variable)
			p.Credentials = append(p.Credentials, credential{pack.ID, f.ID, f.Variable, !found.Value.Empty(), found.Source})
		}
	}
	return p
}

func (r *run) showPlace(e place) {
	p := r.paper()
	words := []string{e.Name}
	if e.Chosen {
		words = append(words, "(used unless --env says otherwise)")
	}
	if e.Simulated {
		words = append(words, simulatedMark)
	}
	p.line("%s", strings.Join(words, "   "))
	if e.BaseURL != nil {
		p.item("  address      ", "%s, from %s", *e.BaseURL, e.Source)
	} else {
		p.item("  address      ", "this machine, any free port; %s", e.Source)
	}
	for _, c := range e.Credentials {
		if c.Set {
			p.item("  credential   ", "%s %s: set, from %s", c.System, c.Field, c.Source)
		} else {
			p.item("  credential   ", "%s %s: not set; put it into %s", c.System, c.Field, c.Variable)
		}
	}
}

// placeOf names an environment for people.
func placeOf(e environment.Environment) string {
	if e.Simulated {
		return e.Name + ", " + simulatedMark
	}
	return e.Name
}
