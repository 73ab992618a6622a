package cli

import (
	"context"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/safe"
	"casebook/api/systems"
)

const packHelp = `A pack is a system as a file: its operations, fields, checks and documented answers.`

func (r *run) packCommand() *cobra.Command {
	group := &cobra.Command{
		Use:   "pack",
		Short: "check a pack file",
		Long:  packHelp,
		Args:  r.onlyCommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	group.AddCommand(&cobra.Command{
		Use:   "check FILE",
		Short: "say what is wrong with a pack, with line and column",
		Long: packHelp + " What is wrong with it is said a line each: an unknown\nor missing key, a wrong type, an empty text, a number out of range, a reference to what is not there.\n" +
			"A file of the config folder is found by its name alone.",
		Example: "  casebook pack check acme.yaml",
		Args:    oneFile,
		RunE:    func(cmd *cobra.Command, args []string) error { return r.checkPack(cmd.Context(), args[0]) },
	})
	return group
}

func (r *run) checkPack(ctx context.Context, name string) error {
	path := r.setup.packPath(name)
	if isPipe(path) {
		return usage("%s is a pipe, not a file; give - and lead it into standard input", label(name))
	}
	text, err := r.readInput(ctx, path)
	if err != nil {
		return err
	}
	r.quiet = true // what is wrong with this file is said below
	pack, err := r.setup.Packs().Load(label(name), text)
	if err == nil {
		err = systems.Clash(label(name), pack)
	}
	if err == nil {
		r.paper().line("%s is in order: %s, %d operations, %d checks, %d documented answers, %d examples",
			label(name), pack.Name, len(pack.Operations), len(pack.Checks), len(pack.Rows), len(pack.Examples))
		return nil
	}
	problems := systems.ProblemsOf(label(name), err)
	if len(problems) == 1 {
		return misused(err)
	}
	p := r.paper()
	for _, problem := range problems {
		p.line("%s", safe.Line(problem.Error()))
	}
	return usage("%s is not in order: %d to mend", label(name), len(problems))
}

// isPipe reports whether a name is a pipe's: to open one waits until somebody writes.
// What a shell puts in place of a command is a link to one that is written already.
func isPipe(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&os.ModeNamedPipe != 0
}

func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s takes one FILE, not %d; for example%s", cmd.CommandPath(), len(args), strings.TrimRight(cmd.Example[1:], "\n"))
	}
	return nil
}
