package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

const caseSetHelp = `Change what is written about a case, all of it or nothing. Each argument is FIELD=VALUE:

  state=waiting-for-vendor   open, waiting-for-customer, waiting-for-vendor,
                             solved, dropped
  title="Login fails"        owner=mira        next="ask for the number"
  our-ref=ZD-881             vendor-ref=AM-77  solved-by="the country code"
  tag=+vip tag=-new          adds and takes away; tag="a b" sets them
  note=+"called him"         adds a line; note="…" replaces the notes
  owner=                     leaves it empty

What another window changed meanwhile is not lost: it is merged, or both are kept and
that is said. What reads as a secret is cut.`

const caseSetExample = `  casebook case set 42 state=waiting-for-vendor vendor-ref=AM-77
  casebook case set 42 note=+"he has a new SIM" tag=+sim-swap
  casebook case set 42 state=solved solved-by="the country code"`

func (r *run) caseSetCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "set CASE FIELD=VALUE…",
		Short:   "change what is written about a case",
		Long:    caseSetHelp,
		Example: caseSetExample,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("%s takes the number of a case and what to change, as state=solved; see %[1]s --help", cmd.CommandPath())
			}
			return oneCase(cmd, args[:1])
		},
		ValidArgsFunction: r.completeSet,
		RunE:              func(cmd *cobra.Command, args []string) error { return r.caseSet(cmd.Context(), args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the case as it then is, as one JSON object")
	return cmd
}

// setWords are the fields of case set, as they are typed.
func setWords() []string {
	var words []string
	for _, f := range attempt.CaseFields() {
		switch f {
		case attempt.CaseTags:
			words = append(words, "tag")
		case attempt.CaseNotes:
			words = append(words, "note")
		default:
			words = append(words, string(f))
		}
	}
	return words
}

// completeSet lets a shell complete cases, fields and states.
func (r *run) completeSet(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return r.completeCases(cmd, args, typed)
	}
	const how = cobra.ShellCompDirectiveNoFileComp
	if strings.HasPrefix(typed, "state=") {
		var words []string
		for _, state := range caseStateWords() {
			words = append(words, "state="+state)
		}
		return words, how
	}
	var words []string
	for _, word := range setWords() {
		if !slices.ContainsFunc(args[1:], func(given string) bool { return strings.HasPrefix(given, word+"=") && word != "tag" }) {
			words = append(words, word+"=")
		}
	}
	return words, how | cobra.ShellCompDirectiveNoSpace
}

// caseSet changes a case.
func (r *run) caseSet(ctx context.Context, args []string, asJSON bool) error {
	number, err := caseNumber(args[0])
	if err != nil {
		return err
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	c, err := runner.Store.Case(ctx, number)
	if err != nil {
		return err
	}
	edits, err := editsOf(c, args[1:])
	if err != nil {
		return err
	}
	for _, e := range edits {
		if err := e.Check(); err != nil {
			return misused(err)
		}
	}
	w, err := runner.Write(ctx, number, edits...)
	if err != nil {
		return err
	}
	if said := w.Said(); said != "" {
		r.remark("%s", said)
	}
	if asJSON {
		return r.print(caseLineOf(w.Case))
	}
	r.private.learn("user", w.Case.Last.User)
	for _, e := range edits {
		text := e.Field.Of(w.Case)
		if text == "" {
			text = "empty now"
		}
		lead := string(e.Field) + "  "
		if e.Field == attempt.CaseNotes {
			r.paper().line("notes")
			r.paper().block("  ", text)
			continue
		}
		r.paper().item(lead, "%s", text)
	}
	return nil
}

// editsOf reads what is to be changed in a case. Several changes of one field become one.
func editsOf(c history.Case, words []string) ([]attempt.Edit, error) {
	var edits []attempt.Edit
	for _, word := range words {
		name, value, is := strings.Cut(word, "=")
		if !is {
			return nil, usage("%q is not FIELD=VALUE, as state=solved; see casebook case set --help", word)
		}
		field, err := fieldOf(name)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(edits, func(e attempt.Edit) bool { return e.Field == field })
		if at < 0 {
			was := field.Of(c)
			edits = append(edits, attempt.Edit{Field: field, Was: was, Is: was})
			at = len(edits) - 1
		}
		if edits[at].Is, err = setTo(field, edits[at].Is, value); err != nil {
			return nil, err
		}
	}
	return edits, nil
}

// fieldOf reads the name of a field.
func fieldOf(name string) (attempt.CaseField, error) {
	switch name {
	case "tag", "tags":
		return attempt.CaseTags, nil
	case "note", "notes":
		return attempt.CaseNotes, nil
	}
	if f := attempt.CaseField(name); slices.Contains(attempt.CaseFields(), f) {
		return f, nil
	}
	known := setWords()
	if meant := meantFields(name); systems.Nearest(name, known) == "" && len(meant) > 0 {
		return "", usage("a case has no field %q; did you mean %s?", name, strings.Join(meant, " or "))
	}
	return "", usage("a case has no field %q%s", name, systems.DidYouMean(name, known))
}

// meantFields are the fields, quoted, that have a part that a part of a name begins with, or
// that begins with it: ref and reference may be our-ref or vendor-ref.
func meantFields(name string) (meant []string) {
	const fewest = 3 // letters that tell what is meant
	if strings.HasPrefix(name, "ticket") {
		name = "ref" // both are numbers of tickets
	}
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' })
	for _, word := range setWords() {
		if slices.ContainsFunc(strings.Split(word, "-"), func(known string) bool {
			return slices.ContainsFunc(parts, func(part string) bool {
				return min(len(part), len(known)) >= fewest && (strings.HasPrefix(part, known) || strings.HasPrefix(known, part))
			})
		}) {
			meant = append(meant, strconv.Quote(word))
		}
	}
	return meant
}

// setTo is what a field becomes that holds a text now.
func setTo(f attempt.CaseField, now, value string) (string, error) {
	added, adds := strings.CutPrefix(value, "+")
	switch {
	case f == attempt.CaseState:
		state, err := caseStateOf(value)
		return string(state), err
	case f == attempt.CaseTitle && strings.TrimSpace(value) == "":
		return "", usage("a case has a title; say another as title=\"…\"")
	case f == attempt.CaseTags && adds:
		return strings.TrimSpace(now + " " + added), nil
	case f == attempt.CaseTags && strings.HasPrefix(value, "-"):
		tags := slices.DeleteFunc(strings.Fields(now), func(tag string) bool { return tag == value[1:] })
		return strings.Join(tags, " "), nil
	case f == attempt.CaseNotes && adds:
		return strings.TrimLeft(strings.TrimRight(now, "\n")+"\n"+added, "\n"), nil
	case f == attempt.CaseNotes:
		return value, nil
	}
	return strings.TrimSpace(value), nil
}
