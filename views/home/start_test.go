package home

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestWhatACallUsesUpIsShownBesideEachOfThem(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]map[string]string{
		120: {
			"OTP send": "texts or mails a person", "OTP verify": "uses one of 5 tries", "Token": "uses one of 5 tries",
			"Login": "signs a real user in", "Register": "makes a user account",
		},
		80: {
			"OTP send": "texts or mails a person; uses one of 5 tries", "OTP verify": "uses one of 5 tries",
			"Token": "uses one of 5 tries and gives out tokens of a real user", "Register": "makes a user account and mails a person",
		},
		40: {"OTP send": "texts", "OTP verify": "uses", "Token": "uses one", "Login": "signs", "Register": "makes"},
	} {
		d := drive(t, remote(t), width, 34)
		d.Keys("ctrl+n", "right")
		for name, mark := range want {
			if !rowHas(view(d), name, mark) {
				t.Errorf("at %d columns %s does not say %q:\n%s", width, name, mark, uitest.Plain(view(d)))
			}
		}
	}
}

// rowHas reports whether a row has two texts, one behind the other.
func rowHas(shown, first, second string) bool {
	for row := range strings.Lines(uitest.Plain(shown)) {
		if _, rest, found := strings.Cut(row, first); found && strings.Contains(rest, second) {
			return true
		}
	}
	return false
}

func TestNoCallThatUsesSomethingUpLooksLikeAReadHoweverNarrow(t *testing.T) {
	t.Parallel()
	d := drive(t, remote(t), 120, 34)
	for range d.Model.setup.Packs.Systems {
		for i, c := range d.Model.calls {
			for width := 4; width <= 120; width++ {
				row := uitest.Plain(d.Model.callRow(i, width, false))
				bare := strings.TrimRight(row, " …")
				marked := !strings.HasPrefix(c.operation.Name, bare) && !strings.HasPrefix(c.name(), bare)
				if uses(c.operation) != "" && !marked || uses(c.operation) == "" && strings.Contains(row, "!") {
					t.Fatalf("%s at %d columns: %q", c.name(), width, row)
				}
			}
		}
		d.Keys("ctrl+n", "right")
	}
}

func TestTheCardOfCallsHasBlanksWhereNothingElseNeedsThem(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "Too many attempts")
	d := drive(t, setup, 80, 22)
	d.Keys("tab")
	rows := strings.Split(uitest.Plain(view(d)), "\n")
	blank := func(y int) bool { return strings.TrimSpace(rows[y]) == "" }
	for y, row := range rows {
		if strings.Contains(row, "NEW CALL") && !blank(y+1) || strings.Contains(row, "TRY IN THE SIMULATOR") && !blank(y-1) {
			t.Errorf("row %d has no blank beside it", y)
		}
	}
	uitest.MustContain(t, view(d), "more below", "API key copied with its quotes", "POST /v1/api/verify")
	d = drive(t, newSetup(t), 80, 22)
	uitest.MustContain(t, view(d), "No cases yet.", "Number without its country code") // the welcome takes them
}

// With no case yet home says which keys open a first call, wherever the cursor is.
func TestTheKeysThatHomeNamesFirstOpenACall(t *testing.T) {
	t.Parallel()
	for tabs := range 3 {
		d := drive(t, newSetup(t), 120, 34)
		for range tabs {
			d.Keys("tab")
		}
		keys := []string{"enter"}
		if strings.Contains(view(d), "Press tab, then enter") {
			keys = []string{"tab", "enter"}
		}
		d.Keys(keys...)
		if !slices.ContainsFunc(d.Seen, func(msg tea.Msg) bool { _, opens := msg.(nav.OpenRequest); return opens }) {
			t.Errorf("after %d tabs %q opens no call:\n%s", tabs, keys, uitest.Plain(view(d)))
		}
	}
}
