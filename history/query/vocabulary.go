package query

import (
	"maps"
	"slices"
	"strconv"

	"casebook/api/systems"
	"casebook/history"
)

// Vocabulary is what the values of a query can be. The zero Vocabulary knows no system.
type Vocabulary struct {
	Systems    []Word
	Operations []Word
	Rows       []Word                     // documented answers
	Spellings  map[string][]string        // other spellings of a code that a vendor's page prints, all folded
	Seen       map[history.Field][]string // values that the history holds, newest first
}

// Word is a value that packs give.
type Word struct {
	Value  string
	Name   string // as people say it
	System string // of an operation: whose it is
}

// VocabularyOf returns what packs say.
func VocabularyOf(packs *systems.Packs) *Vocabulary {
	v := &Vocabulary{Spellings: map[string][]string{}}
	for _, pack := range packs.Systems {
		v.Systems = append(v.Systems, Word{pack.ID, pack.Name, pack.ID})
		for i := range pack.Operations {
			o := &pack.Operations[i]
			v.Operations = append(v.Operations, Word{o.ID, pack.Name + " · " + o.Name, pack.ID})
		}
		for _, printed := range slices.Sorted(maps.Keys(pack.Spellings)) {
			page, clean := history.Fold(printed), history.Fold(pack.Spellings[printed])
			v.Spellings[page], v.Spellings[clean] = append(v.Spellings[page], clean), append(v.Spellings[clean], page)
		}
		for i := range pack.Rows {
			v.Rows = append(v.Rows, Word{pack.Rows[i].ID, pack.Rows[i].Title, pack.ID})
		}
	}
	return v
}

// mostSeen is how many values of a field are kept to be offered.
const mostSeen = 50

// Heard returns the vocabulary with the values that attempts and cases have, each newest
// first, in the place of those that it had.
func (v *Vocabulary) Heard(rows []history.Summary, cases []history.Case) *Vocabulary {
	heard := *v
	heard.Seen = map[history.Field][]string{}
	see := func(field history.Field, values ...string) {
		for _, value := range values {
			if known := heard.Seen[field]; value != "" && len(known) < mostSeen && !slices.Contains(known, value) {
				heard.Seen[field] = append(known, value)
			}
		}
	}
	for _, row := range rows {
		see(history.WithCode, row.Codes...)
		see(history.InEnvironment, row.Environment)
		see(history.WithRow, row.Row)
		if row.Status != 0 {
			see(history.WithHTTP, strconv.Itoa(row.Status))
		}
	}
	for _, c := range cases {
		see(history.InCase, strconv.FormatUint(c.ID, 10))
		see(history.OfOwner, c.Owner)
		see(history.WithTag, c.Tags...)
		see(history.WithRef, c.OurRef, c.VendorRef)
	}
	return &heard
}
