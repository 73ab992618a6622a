package attempt

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

const (
	// CaseFormat is what a file with a case says that it is.
	CaseFormat = "casebook case"
	// CaseVersion is the version of that format; a newer one is not read.
	CaseVersion = 1
)

// CaseFile is a case with its attempts as they are kept: no secret, and customers' values in
// clear. Fields are only ever added.
type CaseFile struct {
	Format   string            `json:"format"`
	Version  int               `json:"version"`
	Program  string            `json:"program"` // version of casebook that wrote it
	Exported time.Time         `json:"exported"`
	Personal []PersonalCount   `json:"personal"` // what stands in it in clear
	Case     history.Case      `json:"case"`
	Attempts []history.Attempt `json:"attempts"` // oldest first
}

// PersonalCount is how many different values of a kind stand in clear.
type PersonalCount struct {
	Kind   string `json:"kind"` // phone, email, user …
	Values int    `json:"values"`
}

// ExportCase returns a case with its attempts under today's rules of redaction. What cannot
// be read is left out, and a *history.Damaged names it.
func (r *Runner) ExportCase(ctx context.Context, inCase uint64) (CaseFile, error) {
	file := CaseFile{Format: CaseFormat, Version: CaseVersion, Program: r.Program, Exported: r.Now()}
	key, err := r.Key()
	if err != nil {
		return file, err
	}
	if file.Case, err = r.Store.Case(ctx, inCase); err != nil {
		return file, err
	}
	rows, gaps, err := r.members(ctx, inCase)
	if err != nil {
		return file, err
	}
	if gaps == nil {
		gaps = &history.Damaged{Path: r.Store.Path()}
	}
	for _, row := range slices.Backward(rows) {
		a, err := r.Store.Attempt(ctx, row.ID)
		switch {
		case errors.Is(err, history.ErrDamaged):
			gaps.IDs = append(gaps.IDs, row.ID)
		case err != nil:
			return file, err
		default:
			file.Attempts = append(file.Attempts, a)
		}
	}
	file.Case, file.Attempts = Renew(r.Packs, key, file.Case, file.Attempts)
	file.Case.Last = history.Summary{}
	file.Personal = personalIn(r.Packs, key, file.Case, file.Attempts)
	if len(gaps.IDs) > 0 || gaps.Pages > 0 {
		return file, gaps
	}
	return file, nil
}

// personalIn counts the personal values in a case and its attempts.
func personalIn(packs *systems.Packs, key safe.Key, c history.Case, attempts []history.Attempt) []PersonalCount {
	sharer := safe.NewSharer(key, "export")
	for _, pack := range packs.Systems {
		sharer.Keep(pack.Desk.Email)
	}
	for _, a := range attempts {
		var rules []safe.Rule
		if pack := packs.System(a.System); pack != nil {
			rules = pack.Rules()
		}
		sharer.Study(rules, a.Facts, a.Request.RecordMessage, true)
		if a.Answer != nil {
			sharer.Study(rules, a.Facts, a.Answer.RecordMessage, false)
		}
		sharer.LearnClaims(a.Facts)
		sharer.Learn("user", a.User)
	}
	sharer.Words(strings.Join(words(c), "\n"))
	counts := []PersonalCount{}
	for _, token := range sharer.Tokens() {
		if token.Class != safe.Personal {
			continue
		}
		at := slices.IndexFunc(counts, func(p PersonalCount) bool { return p.Kind == token.Kind })
		if at < 0 {
			at = len(counts)
			counts = append(counts, PersonalCount{Kind: token.Kind})
		}
		counts[at].Values++
	}
	return counts
}

// Said is what stands in a file in clear, in words: "2 phones, 1 email".
func (f CaseFile) Said() string { return SaidOf(f.Personal) }

// SaidOf is counts of personal values in words.
func SaidOf(counts []PersonalCount) string {
	var parts []string
	for _, p := range counts {
		word := p.Kind
		if p.Values > 1 {
			word += "s"
		}
		parts = append(parts, fmt.Sprintf("%d %s", p.Values, word))
	}
	if len(parts) == 0 {
		return "no customer's value that is known as one"
	}
	return strings.Join(parts, ", ")
}

// ReadCaseFile reads what ExportCase returned. The error says what else the bytes are.
func ReadCaseFile(data []byte) (CaseFile, error) {
	var f CaseFile
	err := json.Unmarshal(data, &f)
	if err != nil { // of several lines the first may say what they are
		line, _, _ := bytes.Cut(bytes.TrimSpace(data), []byte("\n"))
		_ = json.Unmarshal(line, &f)
	}
	switch {
	case f.Format != "" && f.Format != CaseFormat:
		return f, fmt.Errorf("it is %q and no case; casebook history import reads exports of a history", safe.Line(f.Format))
	case f.Format == CaseFormat && f.Version > CaseVersion:
		return f, fmt.Errorf("it is of a newer casebook (version %d of the format, and this one reads %d); update this one", f.Version, CaseVersion)
	case cutOff(data):
		return f, fmt.Errorf("it is cut off after byte %d: its JSON does not end; have it exported or copied again, nothing was taken", len(data))
	case err != nil:
		return f, fmt.Errorf("it is no case that casebook exported: %s", jsonFault(err))
	case f.Format == "" || f.Case.ID == 0:
		return f, errors.New("it is no case that casebook exported")
	}
	return f, nil
}

// cutOff reports whether data begins as an exported case and ends within it.
func cutOff(data []byte) bool {
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte(`{"format":"`+CaseFormat+`"`)) {
		return false
	}
	err := json.NewDecoder(bytes.NewReader(data)).Decode(new(json.RawMessage))
	return errors.Is(err, io.ErrUnexpectedEOF)
}

// jsonFault is what is wrong with JSON, without any of its text.
func jsonFault(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("another kind of value than expected at byte %d", kind.Offset)
	}
	return "its JSON cannot be read"
}
