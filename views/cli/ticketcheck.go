package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/systems"
	"casebook/history/ticket"
)

// check finds what is wrong with the arguments, before any work.
func (d *dispatch) check(args []string) error {
	f := d.flags
	switch {
	case len(args) > 1:
		return usage("a ticket is about one case or attempt, and %d are named; write them one by one", len(args))
	case len(args) == 1 && f.from != "":
		return usage("--from is about a file, and %q names what is in the history; choose one", args[0])
	case len(args) == 1:
		d.ref = args[0]
	}
	for _, check := range []func() error{f.checkFrom, d.checkWho} {
		if err := check(); err != nil {
			return err
		}
	}
	if f.out != "" {
		if err := cmp.Or(f.checkOut(), d.setup.spare(f.out)); err != nil {
			return err
		}
	}
	if err := d.chooseFormat(); err != nil {
		return err
	}
	return d.checkWay()
}

// checkFrom refuses what only makes sense with --from, or without.
func (f ticketFlags) checkFrom() error {
	if f.from == "" {
		return f.checkStored()
	}
	if f.addendum {
		return usage("--addendum is about a case that is in the history, and --from is about a file; choose one")
	}
	return nil
}

func (f ticketFlags) checkStored() error {
	flag := ""
	switch {
	case f.request != "":
		flag = "--request"
	case f.system != "":
		flag = "--system"
	case f.operation != "":
		flag = "--operation"
	case f.save:
		flag = "--save"
	default:
		return nil
	}
	return usage("%s goes with --from FILE; what is in the history does not need it", flag)
}

// checkStdin refuses to read two things from standard input.
func (f ticketFlags) checkStdin() error {
	var taken []string
	for _, input := range [][2]string{{"--from", f.from}, {"--request", f.request}, {"--cut-from", f.cutFrom}} {
		if input[1] == stdin {
			taken = append(taken, input[0])
		}
	}
	if len(taken) > 1 {
		return usage("%s cannot both read standard input; give one of them a file", strings.Join(taken, " and "))
	}
	return nil
}

// checkWay refuses ways out that do not fit the format, the terminal or each other.
func (d *dispatch) checkWay() error {
	f, packed := d.flags, d.format == ticket.Zip
	switch {
	case f.copy && f.json:
		return usage("--copy and --json both write to standard output; choose one")
	case f.copy && packed:
		return usage("a zip cannot be copied; use --out FILE")
	case packed && f.json && f.out == "":
		return usage("a zip is no text that a JSON object could hold; add --out FILE")
	case packed && f.out == "" && d.OutIsTerminal:
		return usage("a zip is not for a terminal; use --out FILE, or a pipe")
	}
	return f.checkStdin()
}

// chooseFormat reads --format, else takes the format by the name of --out.
func (d *dispatch) chooseFormat() error {
	f := d.flags
	if f.format != "" {
		var known bool
		if d.format, known = ticket.FormatNamed(f.format); !known {
			return noFormat(f.format)
		}
		return nil
	}
	d.format = ticket.Markdown
	ending := strings.TrimPrefix(filepath.Ext(f.out), ".")
	named, known := ticket.FormatNamed(ending)
	switch {
	case known && named != d.format:
		d.format = named
		d.remark("the format is %s, by the name of %s; --format chooses another", d.format, label(f.out))
	case !known && ending != "":
		d.remark("the format is %s: no format's files end in .%s; --format chooses another", d.format, ending)
	}
	return nil
}

func noFormat(word string) error {
	names := formatNames()
	near := ""
	if name := systems.Nearest(word, names); name != "" {
		near = fmt.Sprintf("; did you mean %s?", name)
	}
	return usage("there is no format %q: the formats are %s%s", word, strings.Join(names, ", "), near)
}

func formatNames() []string {
	var names []string
	for _, format := range ticket.Formats() {
		names = append(names, string(format))
	}
	return names
}

// completeFormats lets a shell complete the formats.
func completeFormats(cmd *cobra.Command) {
	// The error is about a flag that is not there; it was defined a line before.
	_ = cmd.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return formatNames(), cobra.ShellCompDirectiveNoFileComp
	})
}

// checkOut finds what is wrong with the name that --out gives, before any work.
func (f ticketFlags) checkOut() error {
	if f.out == stdin {
		return usage("--out wants the name of a file; without --out the ticket goes to standard output")
	}
	info, err := os.Lstat(f.out)
	switch {
	case err == nil && info.IsDir():
		return usage("%s is a folder; name a file in it", label(f.out))
	case err == nil && !f.force:
		return usage("%s is there already; --force replaces it", label(f.out))
	}
	if folder := filepath.Dir(f.out); err != nil {
		info, err := os.Stat(folder)
		if err == nil && !info.IsDir() {
			return usage("%s cannot be written: %s is a file and no folder", label(f.out), label(folder))
		}
		if err != nil {
			return usage("%s cannot be written: there is no folder %s", label(f.out), label(folder))
		}
	}
	return nil
}

// strange is the error of a name that is not in the history; a file that is called so
// was meant for --from.
func (d *dispatch) strange(err error) error {
	if d.ref == stdin {
		return usage("standard input is read with --from -")
	}
	if info, statErr := os.Stat(d.ref); statErr == nil && !info.IsDir() {
		return usage("%q is not in the history; the file of that name is read with --from %s", d.ref, label(d.ref))
	}
	return err
}
