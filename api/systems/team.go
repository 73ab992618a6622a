package systems

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// File is a pack file of a team, as it was read.
type File struct {
	Name string // fit to be shown, without control characters
	Text []byte
	Err  error // why it could not be read; nil when it could
}

// Add returns p with the packs of files added, and p itself unchanged. A file adds a
// system, or extends one: those are taken last, so that they can extend what another
// file adds. One with a problem is left out wholly and its problems kept; it never
// keeps the others from being used.
func (p *Packs) Add(files []File) *Packs {
	all := &Packs{Systems: slices.Clone(p.Systems), HTTP: p.HTTP, Problems: slices.Clone(p.Problems)}
	for _, extending := range []bool{false, true} {
		for _, f := range files {
			if f.extends() == extending {
				all.add(f)
			}
		}
	}
	return all
}

// extends reports whether the file says that it extends a pack; one that cannot be
// parsed does not.
func (f File) extends() bool {
	document, err := onlyDocument(f.Name, f.Text)
	return err == nil && extends(document)
}

func (p *Packs) add(f File) {
	if f.Err != nil {
		p.Problems = append(p.Problems, &Problem{f.Name, 1, 1, "cannot be read: " + f.Err.Error()})
		return
	}
	pack, err := p.Load(f.Name, f.Text)
	if err != nil {
		p.Problems = append(p.Problems, ProblemsOf(f.Name, err)...)
		return
	}
	at := slices.IndexFunc(p.Systems, func(known *Pack) bool { return known.ID == pack.ID })
	switch {
	case pack.Extends != "" && at >= 0:
		p.Systems[at] = pack
	case at >= 0 || pack.ID == httpPack:
		p.Problems = append(p.Problems, taken(f.Name, pack))
	default:
		p.Systems = append(p.Systems, pack)
	}
}

// taken says that there is a system of this name.
func taken(file string, pack *Pack) *Problem {
	return &Problem{file, 1, 1, "there is a system " + pack.ID + " already; to change it write `extends: " + pack.ID + "`"}
}

// Clash returns the problem of a pack that names a system which came with the program
// without extending it; nil when it does not.
func Clash(file string, pack *Pack) error {
	if pack.Extends != "" || Embedded().System(pack.ID) == nil && pack.ID != httpPack {
		return nil
	}
	return taken(file, pack)
}

// ProblemsOf takes the problems out of an error of Load for a file.
func ProblemsOf(file string, err error) []*Problem {
	var one *Problem
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*Problem
		for _, e := range joined.Unwrap() {
			all = append(all, ProblemsOf(file, e)...)
		}
		return all
	}
	if errors.As(err, &one) {
		return []*Problem{one}
	}
	return []*Problem{{file, 1, 1, err.Error()}}
}

// extend returns the pack that p's and what was read make together.
func (r *reader) extend(p *Packs, pack *Pack) *Pack {
	base := p.System(pack.Extends)
	switch {
	case base == nil:
		known := make([]string, len(p.Systems))
		for i, s := range p.Systems {
			known[i] = s.ID
		}
		r.problem(r.at(&pack.Extends), "there is no system %q to extend%s", pack.Extends, DidYouMean(pack.Extends, known))
		return pack
	case pack.ID != pack.Extends:
		r.problem(r.at(&pack.ID), "a pack that extends %s is of that system: write `system: %s`", pack.Extends, pack.Extends)
		return pack
	case !reflect.ValueOf(pack.Envelope).IsZero():
		r.problem(r.at(&pack.Envelope), "`envelope` cannot be changed by a pack that extends another; write `spellings` or a system of its own")
		return pack
	}
	return base.with(pack)
}

// with returns p with what more says added; where both name a thing more's counts. The
// day on which p was read stays that of what is p's.
func (p *Pack) with(more *Pack) *Pack {
	whole := *p
	whole.Extends = more.Extends
	whole.Version = p.Version + "+" + cmp.Or(more.Version, "team")
	whole.Name, whole.BaseURL = cmp.Or(more.Name, p.Name), cmp.Or(more.BaseURL, p.BaseURL)
	whole.Hosts = slices.Concat(p.Hosts, more.Hosts)
	whole.Classes = slices.Concat(p.Classes, more.Classes)
	whole.Credentials = over(p.Credentials, more.Credentials, func(f *Field) string { return f.ID })
	whole.Operations = over(p.Operations, more.Operations, func(o *Operation) string { return o.ID })
	whole.Limits = over(p.Limits, more.Limits, func(l *Limit) string { return l.ID })
	whole.Lifetimes = over(p.Lifetimes, more.Lifetimes, func(l *Lifetime) string { return l.ID })
	whole.Checks = over(p.Checks, more.Checks, func(c *Check) string { return c.ID })
	whole.Rows = over(p.Rows, more.datedRows(), func(w *Row) string { return w.ID })
	whole.Examples = over(p.Examples, more.Examples, func(e *Example) string { return e.ID })
	whole.Spellings = maps.Clone(p.Spellings)
	for met, meant := range more.Spellings {
		if whole.Spellings == nil {
			whole.Spellings = map[string]string{}
		}
		whole.Spellings[met] = meant
	}
	if !reflect.ValueOf(more.Retry).IsZero() {
		whole.Retry = more.Retry
	}
	whole.Desk = p.Desk.with(more.Desk)
	return &whole
}

// datedRows returns the rows of a pack that extends another, which keep the day of their
// own: the one that they are added to was read on another.
func (p *Pack) datedRows() []Row {
	rows := slices.Clone(p.Rows)
	for i := range rows {
		rows[i].added, rows[i].asOf = true, p.AsOf
	}
	return rows
}

// AsOfRow is the day on which what a row of p says was read; empty: its pack names none.
func (p *Pack) AsOfRow(row *Row) string {
	if row.added {
		return row.asOf
	}
	return p.AsOf
}

// over returns base with the things of more: in the place of the one with the same
// name, else before the others, where a team's own word counts first.
func over[T any](base, more []T, name func(*T) string) []T {
	whole := slices.Clone(base)
	var fresh []T
	for i := range more {
		at := slices.IndexFunc(whole, func(t T) bool { return name(&t) == name(&more[i]) })
		if at >= 0 {
			whole[at] = more[i]
		} else {
			fresh = append(fresh, more[i])
		}
	}
	return slices.Concat(fresh, whole)
}

// Summarise says what is wrong with packs in a line a file: its first problem, and how
// many more there are.
func Summarise(problems []*Problem) []string {
	var lines []string
	of := map[string]int{}
	for _, p := range problems {
		of[p.File]++
	}
	for _, p := range FirstProblems(problems) {
		line := p.Error()
		if n := of[p.File] - 1; n > 0 {
			line += fmt.Sprintf("; %d more: casebook pack check %s", n, p.File)
		}
		lines = append(lines, line)
	}
	return lines
}

// FirstProblems returns the first problem of each file.
func FirstProblems(problems []*Problem) []*Problem {
	var first []*Problem
	for _, p := range problems {
		if !slices.ContainsFunc(first, func(f *Problem) bool { return f.File == p.File }) {
			first = append(first, p)
		}
	}
	return first
}
