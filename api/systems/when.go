package systems

import (
	"slices"
	"strings"

	"casebook/api"
)

// Signature is what an exchange shows to a row.
type Signature struct {
	Status   int // 0: unknown
	Codes    []string
	Texts    []string
	Success  api.Flag
	Verdict  api.Flag
	Due      bool // a verdict was due
	Shape    api.Shape
	Failure  *api.TransportError
	Answered bool
	Broken   bool // its body ended early, or was not kept with it
	Cut      bool // the answer is longer than what was read of it
}

// Specific says by what a row was recognised. Fields are in the order of their
// weight.
type Specific struct{ Code, Text, Cut, Broken, Shape, Verdict, Transport, Status bool }

// Match reports whether w applies to s, and by what.
func (w When) Match(s Signature) (Specific, bool) {
	var by Specific
	if len(w.Transport)+len(w.Phase) > 0 {
		return w.matchTransport(s)
	}
	if !s.Answered {
		return by, false
	}
	by = Specific{
		Code: len(w.Code) > 0, Text: len(w.Text) > 0, Cut: w.Cut, Broken: w.Broken, Shape: len(w.Shape) > 0,
		Verdict: w.Verdict != "" || w.Success != "", Status: len(w.Status) > 0,
	}
	matches := by != Specific{} &&
		(!by.Status || slices.Contains(w.Status, s.Status)) &&
		(!by.Code || overlap(w.Code, s.Codes)) &&
		(!by.Text || overlap(w.Text, s.Texts)) &&
		(!by.Cut || s.Cut) &&
		(!by.Broken || s.Broken) &&
		(!by.Shape || slices.Contains(w.Shape, s.Shape)) &&
		(w.Success == "" || string(w.Success) == s.Success.String()) &&
		(w.Verdict == "" || string(w.Verdict) == s.verdict())
	return by, matches
}

func (w When) matchTransport(s Signature) (Specific, bool) {
	by := Specific{Transport: true}
	return by, s.Failure != nil &&
		(len(w.Transport) == 0 || slices.Contains(w.Transport, string(s.Failure.Kind))) &&
		(len(w.Phase) == 0 || slices.Contains(w.Phase, s.Failure.Phase))
}

func (s Signature) verdict() string {
	if s.Verdict == api.Unknown && s.Due {
		return "none"
	}
	return s.Verdict.String()
}

// overlap reports whether the answer has one of the texts that a row names, but for
// white space around the answer's.
func overlap(named, has []string) bool {
	return slices.ContainsFunc(has, func(text string) bool { return slices.Contains(named, strings.TrimSpace(text)) })
}
