package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/query"
)

// known are the systems to complete, the team's among them. A shell asks before any
// command has run.
func (r *run) known() *systems.Packs { return newSetup(r.Program, r.flags).Packs() }

// completeSend lets a shell complete systems, operations and fields.
func (r *run) completeSend(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	packs := r.known()
	if len(args) == 0 {
		return systemNames(packs), cobra.ShellCompDirectiveNoFileComp
	}
	pack := packs.System(args[0])
	if pack == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) == 1 {
		return operationsOf(pack), cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	if operation := pack.Operation(args[1]); operation != nil {
		for _, field := range pack.Fields(operation) {
			given := func(word string) bool { return strings.HasPrefix(word, field.ID+"=") }
			if !slices.ContainsFunc(args[2:], given) {
				words = append(words, field.ID+"=")
			}
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeCodes lets a shell complete systems and the ids of documented answers.
func (r *run) completeCodes(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	packs := r.known()
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := systemNames(packs)
	for _, hit := range packs.Search("") {
		names = append(names, hit.Row.ID)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// olderReach is how many attempts are looked through for something to complete.
const olderReach = 200

// completeOlder lets a shell complete cases and attempts that were recorded under older
// rules, the newest first.
func (r *run) completeOlder(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	const how = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	store, err := newSetup(r.Program, r.flags).Store()
	if err != nil || len(args) > 0 {
		return nil, how
	}
	var words []cobra.Completion
	cases := map[uint64]bool{}
	rows, _ := store.Attempts(cmd.Context(), history.Page{Limit: olderReach}) // what cannot be read completes nothing
	for _, s := range rows {
		switch {
		case !s.OlderRules() || cases[s.Case] && s.Case != 0:
		case s.Case != 0:
			cases[s.Case] = true
			words = append(words, strconv.FormatUint(s.Case, 10))
		default:
			words = append(words, s.ID[max(0, len(s.ID)-shownID):])
		}
	}
	return words, how
}

// completeSystems lets a shell complete systems and operations.
func (r *run) completeSystems(cmd *cobra.Command) {
	complete := func(list func(*systems.Packs) []string) cobra.CompletionFunc {
		return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return list(r.known()), cobra.ShellCompDirectiveNoFileComp
		}
	}
	// The error is about a flag that is not there; both were defined a line before.
	_ = cmd.RegisterFlagCompletionFunc("system", complete(systemNames))
	_ = cmd.RegisterFlagCompletionFunc("operation", complete(operationNames))
}

func systemNames(packs *systems.Packs) []string {
	var names []string
	for _, pack := range packs.Systems {
		names = append(names, pack.ID)
	}
	return names
}

func operationNames(packs *systems.Packs) []string {
	var names []string
	for _, pack := range packs.Systems {
		for _, name := range operationsOf(pack) {
			if !slices.Contains(names, name) { // several systems may have one
				names = append(names, name)
			}
		}
	}
	return names
}

func operationsOf(pack *systems.Pack) []string {
	var names []string
	for _, operation := range pack.Operations {
		names = append(names, operation.ID)
	}
	return names
}

// completeHistory lets a shell complete the last word of a query: fields, and values that
// packs and the newest of the history have.
func (r *run) completeHistory(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	how := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	vocabulary := query.VocabularyOf(r.known())
	if store, err := newSetup(r.Program, r.flags).Store(); err == nil {
		// What cannot be read completes nothing.
		rows, _ := store.Attempts(cmd.Context(), history.Page{Limit: olderReach})
		cases, _ := store.Cases(cmd.Context(), 0, olderReach)
		vocabulary = vocabulary.Heard(rows, cases)
	}
	text := strings.Join(append(slices.Clone(args), typed), " ")
	var words []cobra.Completion
	more := true
	for _, option := range vocabulary.Complete(text, len(text)).Options {
		if strings.Contains(option.Word, `"`) {
			continue // the shell would keep its quotes for itself
		}
		more = more && option.More
		words = append(words, cobra.CompletionWithDesc(safe.Line(option.Word).String(), safe.Line(option.About).String()))
	}
	if more {
		how |= cobra.ShellCompDirectiveNoSpace
	}
	return words, how
}
