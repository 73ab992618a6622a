package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpWide is how many columns a help text takes: what every terminal has.
const helpWide = 80

// fitHelp has the help of all commands fit a terminal.
func fitHelp(root *cobra.Command) {
	show := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		cmd.Long = reflowed(cmd.Long)
		fitFlags(cmd.LocalFlags())
		fitFlags(cmd.InheritedFlags())
		show(cmd, args)
	})
}

// reflowed breaks the paragraphs of a text anew, where one of their lines is too long. Lines
// that are indented stay as they are.
func reflowed(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, paragraph := range paragraphs {
		lines := strings.Split(paragraph, "\n")
		long, plain := false, true
		for _, line := range lines {
			long = long || len([]rune(line)) > helpWide
			plain = plain && !strings.HasPrefix(line, " ")
		}
		if long && plain {
			paragraphs[i] = wrapped(strings.Fields(paragraph), helpWide)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// wrapped puts words into lines of width columns.
func wrapped(words []string, width int) string {
	var b strings.Builder
	at := 0
	for _, word := range words {
		size := len([]rune(word))
		switch {
		case at == 0:
		case at+1+size > width:
			b.WriteByte('\n')
			at = 0
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += size
	}
	return b.String()
}

// fitFlags breaks what is said of flags, which stands behind the longest of their names.
func fitFlags(flags *pflag.FlagSet) {
	const around = len("  -h, --") + len(" ") + len("   ")
	left := 0
	flags.VisitAll(func(f *pflag.Flag) {
		value, _ := pflag.UnquoteUsage(f)
		left = max(left, around+len(f.Name)+len(value))
	})
	flags.VisitAll(func(f *pflag.Flag) {
		// What pflag puts behind it does not count as a word that can be parted.
		tail := ""
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			tail = " (default " + f.DefValue + ")"
		}
		words := strings.Fields(f.Usage + tail)
		text := wrapped(words, max(helpWide-left, helpWide/3))
		f.Usage = strings.TrimRight(strings.TrimSuffix(text, strings.TrimPrefix(tail, " ")), " ")
	})
}
