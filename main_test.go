package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"casebook/api/simulator"
	"casebook/api/systems"
)

// imports says which of our packages each package may import. "api/..." stands for api
// and everything below it; what begins with "-" is taken out again.
var imports = map[string][]string{
	".":                   {"..."},
	"api":                 {"api/safe", "api/tree"},
	"api/tree":            {},
	"api/safe":            {"api/tree"},
	"api/simulator":       {},
	"api/systems":         {"api", "api/safe", "api/tree"},
	"api/intake":          {"api", "api/safe", "api/tree"},
	"api/environment":     {"api", "api/safe"},
	"api/explain":         {"api", "api/safe", "api/tree", "api/systems"},
	"history":             {"api", "api/safe", "api/tree", "history/column"},
	"history/column":      {},
	"history/draft":       {"api/safe"},
	"history/historytest": {},
	"history/query":       {"api", "api/safe", "api/systems", "history"},
	"history/outbox":      {"api", "api/safe"},
	"history/attempt":     {"api/...", "-api/simulator", "history", "history/outbox"},
	"history/ticket":      {"api/...", "-api/simulator", "history", "history/outbox", "history/attempt"},
	"ui":                  {},
	"ui/uitest":           {"ui"},
	"views/nav":           {"ui", "api/...", "-api/simulator", "history/..."},
	"views/panes":         {"ui", "api/...", "-api/simulator", "history/...", "views/nav"},
	"views/home":          {"ui", "api/...", "-api/simulator", "history/...", "views/nav", "views/panes"},
	"views/cases":         {"ui", "api/...", "-api/simulator", "history/...", "views/nav", "views/panes"},
	"views/codes":         {"ui", "api/...", "-api/simulator", "history/...", "views/nav", "views/panes"},
	"views/request":       {"ui", "api/...", "-api/simulator", "history/...", "views/nav", "views/panes"},
	"views/ticket":        {"ui", "api/...", "-api/simulator", "history/...", "views/nav", "views/panes"},
	"views":               {"ui", "api/...", "-api/simulator", "history/...", "views/...", "-views/cli"},
	"views/terminal":      {},
	"views/cli":           {"api/...", "history/..."},
}

// screenful are the packages that may draw on a terminal.
var screenful = []string{".", "ui", "ui/uitest", "views", "views/nav", "views/panes", "views/home", "views/codes", "views/request", "views/ticket", "views/cases"}

// TestPackagesImportOnlyWhatTheTableAllows keeps the house in order: a screen knows
// no other screen, the simulator nothing of the program, the command line nothing of
// screens. A package without a row fails.
func TestPackagesImportOnlyWhatTheTableAllows(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		name := within(words[0])
		allowed, known := imports[name]
		if !known {
			t.Errorf("package %s has no row in the table", name)
		}
		for _, imported := range words[1:] {
			if strings.HasPrefix(imported, "charm.land/") && !slices.Contains(screenful, name) {
				t.Errorf("%s imports %s: it draws no screens", name, imported)
			}
			if other := within(imported); other != "" && !allows(allowed, other) {
				t.Errorf("%s imports %s", name, other)
			}
		}
	}
}

// within returns an import path below our module, "" for one of another's.
func within(imported string) string {
	if imported == "casebook" {
		return "."
	}
	name, ours := strings.CutPrefix(imported, "casebook/")
	if !ours {
		return ""
	}
	return name
}

func allows(rules []string, name string) bool {
	return !slices.Contains(rules, "-"+name) && slices.ContainsFunc(rules, func(rule string) bool {
		below, tree := strings.CutSuffix(rule, "...")
		return rule == name || tree && strings.HasPrefix(name+"/", below)
	})
}

// What no request can show is listed by the simulator and offered by the packs: the
// two lists know nothing of each other and must not drift apart.
func TestEveryStandInIsAnExampleAndTheReverse(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	offered := map[string]bool{}
	for _, pack := range packs.Systems {
		for _, example := range pack.Examples {
			if packs.Row(example.Expect) == nil {
				t.Errorf("%s expects %s, which is no row", example.ID, example.Expect)
			}
			if example.Stand != "" {
				offered[pack.ID+" "+example.Operation+" "+example.Stand+"="+example.Values[example.Stand]] = true
			}
		}
	}
	for _, s := range simulator.StandIns() {
		name := s.System + " " + s.Operation + " " + s.Field + "=" + s.Value
		if !offered[name] {
			t.Errorf("no example offers %s", name)
		}
		delete(offered, name)
	}
	for name := range offered {
		t.Errorf("the simulator has no stand-in %s", name)
	}
}
