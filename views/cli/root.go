package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casebook/api/systems"
)

const rootHelp = `casebook finds out why a verification call failed: it reproduces the call, reads the answer,
keeps both in a local history and writes the vendor's ticket with every secret cut.

Without a command it opens the terminal UI.

Exit status: 0 done; 1 history or disk; 2 an argument, input file, pack or terminal is
wrong; of send also 3 not verified, 4 refused or unreadable, 5 no answer, 6 not sent
because a guard refused; 130 cancelled.

Variables: CASEBOOK_BASE_URL makes an environment of that address, with the credentials
from the variables that "casebook env list" names; CASEBOOK_ENV, CASEBOOK_HISTORY,
CASEBOOK_CONFIG and NO_COLOR are honoured. CASEBOOK_PRIVACY=1 is --privacy.
CASEBOOK_CLIPBOARD is how to copy: auto, native (a tool of this machine), osc52 (the
terminal) or off. A pack file (*.yaml) in the config folder adds
a system, or adds to one.`

const rootExample = `  casebook                                        open the terminal UI
  casebook explain customer.har                   why did the calls in a HAR fail?
  curl -i … | casebook explain -                  the same for what curl printed
  casebook send authmatech verify mobileNumber=+962790000000 encryptedMobileNumber=…
  casebook codes 422 valid verification code      what does this answer mean?
  casebook ticket                                 the vendor's ticket of the newest case
  casebook case handover                          what is open and waiting for whom`

// rootCommand builds the command line.
func (r *run) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "casebook",
		Short:             "why did verification fail?",
		Long:              rootHelp,
		Example:           rootExample,
		Version:           r.Version,
		Args:              r.onlyCommands,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: r.prepare,
		RunE:              func(cmd *cobra.Command, _ []string) error { return r.openUI(cmd) },
	}
	root.SetFlagErrorFunc(flagProblem)
	flags := root.PersistentFlags()
	flags.StringVar(&r.flags.environment, "env", "", "where calls go; see casebook env list (default $CASEBOOK_ENV, else the first)")
	flags.StringVar(&r.flags.config, "config", "", "the `DIR` with packs of your own (default $CASEBOOK_CONFIG, else the user's own)")
	flags.StringVar(&r.flags.history, "history", "", "the history `FILE` (default $CASEBOOK_HISTORY, else the user's own)")
	flags.BoolVar(&r.flags.privacy, "privacy", false, "hide customers' numbers, addresses and names in all that is shown (default $CASEBOOK_PRIVACY)")
	root.AddCommand(
		r.explainCommand(), r.sendCommand(), r.ticketCommand(),
		r.historyCommand(), r.caseCommand(), r.codesCommand(), r.simulateCommand(), r.envCommand(), r.packCommand(),
	)
	root.SetHelpCommand(r.helpCommand())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" { // the library's own takes any word for a question about itself
			c.Args, c.RunE = r.onlyCommands, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	fitHelp(root)
	return root
}

// helpCommand is "casebook help", which takes a mistyped name as any command does.
func (r *run) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "say more about a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return misused(err)
			}
			if err := r.onlyCommands(about, rest); err != nil {
				return err
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// openUI opens the terminal UI, when there is a terminal.
func (r *run) openUI(cmd *cobra.Command) error {
	const instead = "use casebook send or casebook explain here; see casebook --help"
	switch {
	case !r.InIsTerminal:
		return usage("standard input is no terminal, and the screens need one; %s", instead)
	case !r.OutIsTerminal:
		return usage("standard output is no terminal, and the screens need one; %s", instead)
	case r.UI == nil:
		return usage("this build of casebook has no screens; %s", instead)
	}
	r.quiet = true        // the home screen says what is wrong with a pack
	r.setup.tellScreens() // what is said elsewhere would be said into them
	return r.UI(cmd.Context(), r.setup)
}

// onlyCommands refuses arguments of a command that only has commands.
func (r *run) onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	known := commandsOf(cmd)
	if len(known) == 0 {
		return none(cmd, args)
	}
	return usage("%s has no command %q%s", cmd.CommandPath(), args[0], systems.DidYouMean(args[0], known))
}

// commandsOf are the names of a command's commands.
func commandsOf(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// none refuses arguments.
func none(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage("%s takes no arguments, and %q is one; see %[1]s --help", cmd.CommandPath(), args[0])
}

// flagProblem puts what is wrong with a flag into words. It never quotes a flag's
// value, which may be a secret that somebody tried to give so.
func flagProblem(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		return usage("--%s needs a value; see %s --help", bare.GetFlag().Name, cmd.CommandPath())
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return usage("--%s wants %s, and what it was given is none; see %s --help", flag.Name, wantedBy(flag), cmd.CommandPath())
	}
	return usage("a flag is not of the form --name=value; see %s --help", cmd.CommandPath())
}

// wantedBy says what kind of value a flag takes.
func wantedBy(flag *pflag.Flag) string {
	switch kind := flag.Value.Type(); {
	case strings.HasPrefix(kind, "uint"):
		return "a whole number, 0 or more"
	case strings.HasPrefix(kind, "int"):
		return "a whole number"
	case kind == "bool":
		return "true or false, or no value"
	case kind == "duration":
		return "a time, such as 90s"
	}
	return "another kind of value"
}

func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	if shorthands := unknown.GetSpecifiedShortnames(); shorthands != "" {
		return usage("%s has no flag -%s; see %[1]s --help", cmd.CommandPath(), unknown.GetSpecifiedName())
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, f.Name)
		}
	})
	name := unknown.GetSpecifiedName()
	if near := systems.Nearest(name, known); near != "" {
		return usage("%s has no flag --%s; did you mean --%s?", cmd.CommandPath(), name, near)
	}
	return usage("%s has no flag --%s; see %[1]s --help", cmd.CommandPath(), name)
}
