package history

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/api"
	"casebook/history/column"
)

// Of a record that is lost the indexes may hold more than its name: what searches look at, in
// small letters. hints is what they hold.
type hints struct {
	ids   map[attemptID]bool // attempts that an index or a case names
	rows  map[attemptID]column.Entry
	cases map[uint64]bool // cases that an index or an attempt names
	lines map[uint64]column.Line

	settings map[string]setting
	total    uint64 // attempts, as the history counted them
	counted  bool   // total is known
	once     uint64 // the greatest number of attempts that any version of the count says
	cased    uint64 // the last number that was given to a case, as far as it is known
}

const entryBytes = 12 // of an entry of an ordered index

func newHints() hints {
	return hints{
		ids: map[attemptID]bool{}, rows: map[attemptID]column.Entry{}, cases: map[uint64]bool{}, lines: map[uint64]column.Line{},
		settings: map[string]setting{},
	}
}

// setting is what the history knew of itself under a name.
type setting struct {
	payload  []byte
	standing standing
	unclear  bool // there is more than one version, or it is not whole
}

// take takes an index's value down, or a setting; it returns false where it is neither.
func (h *hints) take(key []byte, v value, at standing) bool {
	if name := string(key); name == retentionKey || name == retainedKey {
		if name == retentionKey && at != discarded {
			h.setting(name, key, v, at)
		}
		return true
	}
	if len(key) > len(attemptID{}) && v.size == entryBytes {
		data, err := v.all()
		if err != nil {
			return false
		}
		inCase, err := entryCase(key, data)
		if err == nil && at != discarded {
			h.name(attemptID(key[len(key)-len(attemptID{}):]), inCase)
		}
		return err == nil
	}
	return false
}

func (h *hints) name(id attemptID, inCase uint64) {
	h.ids[id] = true
	if inCase != 0 && inCase <= mostCases {
		h.cases[inCase] = true
	}
}

func (h *hints) setting(name string, key []byte, v value, at standing) {
	payload, err := v.first(key)
	before, known := h.settings[name]
	switch {
	case known && before.standing > at:
		return
	case known && before.standing == at && (err != nil || before.unclear || string(before.payload) != string(payload)):
		before.unclear = true
		h.settings[name] = before
		return
	}
	h.settings[name] = setting{payload, at, err != nil}
}

// chunk takes the rows of a chunk down.
func (h *hints) chunk(first attemptID, v value) {
	data, err := v.all()
	if err != nil {
		return
	}
	columns, err := readChunk(first, data)
	if err != nil {
		return
	}
	rows, err := columns.Entries()
	if err != nil {
		return
	}
	for _, row := range rows {
		h.name(row.ID, row.Case)
		if row.Attrs[column.Flags] != "" {
			h.rows[row.ID] = row
		}
	}
}

// part takes the lines of cases down.
func (h *hints) part(number uint64, v value) {
	payload, err := v.first(caseKey(number))
	if err != nil || number > mostCases/linesOf {
		return
	}
	lines, err := column.ReadLines(payload)
	if err != nil {
		return
	}
	for i, line := range lines.All() {
		if line.State != "" {
			of := number*linesOf + uint64(i)
			h.cases[of], h.lines[of] = true, line
		}
	}
}

// last returns the greatest number of a case.
func (h *hints) last() (number uint64) {
	for of := range h.cases {
		number = max(number, of)
	}
	return number
}

// retention says what becomes of the setting; read: whatever was set could be read.
func (h *hints) retention(read bool) string {
	switch set, known := h.settings[retentionKey]; {
	case known && !set.unclear:
		return RetentionKept
	case known || !read:
		return RetentionLost
	}
	return ""
}

// rescued returns an attempt as searches knew it: listing and record.
func rescued(e column.Entry) (row listing, short, whole []byte, err error) {
	flags := strings.Fields(e.Attrs[column.Flags])
	rules, _ := strconv.Atoi(flags[0]) // not known: older ones
	status, _ := strconv.Atoi(e.Attrs[column.Status])
	row.Summary = Summary{
		ID: attemptID(e.ID).String(), Case: e.Case, Recorded: time.Unix(0, e.Recorded).UTC(), System: e.Attrs[column.System],
		Operation: e.Attrs[column.Operation], Environment: e.Attrs[column.Environment], Outcome: api.Outcome(e.Attrs[column.Outcome]),
		Simulated: slices.Contains(flags, IsSimulated), Counted: slices.Contains(flags, IsCounted), Status: status, User: userOf(e.User),
		Codes: parts(e.Attrs[column.Codes]), Row: e.Attrs[column.Row], Title: e.Attrs[column.Title], Rules: rules,
	}
	if row.Counted {
		row.Tries = 1
	}
	row.Written = row.Recorded
	row.Find = finding{Messages: parts(e.Attrs[column.Messages]), Path: e.Attrs[column.Path], IDs: e.IDs}
	if short, err = json.Marshal(row); err == nil {
		whole, err = json.Marshal(attemptOf(row.Summary))
	}
	return row, short, whole, err
}

// parts takes apart what joined wrote.
func parts(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, column.Part)
}

// readInto puts what searches know of a case into c.
func readInto(c *Case, line column.Line) {
	fields := strings.Split(line.Text, column.Part)
	if len(fields) != 8 {
		return
	}
	for i, to := range []*string{&c.OurRef, &c.VendorRef, &c.Owner, nil, &c.Title, &c.NextStep, &c.SolvedBy, &c.Notes} {
		if to != nil && fields[i] != "" {
			*to = fields[i]
		}
	}
	if tags := fields[lineTags]; tags != "" {
		c.Tags = strings.Split(tags, partTag)
	}
	for _, state := range []State{Open, WaitingCustomer, WaitingVendor, Solved, Dropped} {
		if Fold(string(state)) == line.State {
			c.State = state
		}
	}
}
