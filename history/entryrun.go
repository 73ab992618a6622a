package history

import (
	"maps"
	"slices"
)

// runRows is of how many attempts a run holds the entries: some 200 MB of them. A longer
// history is written in several runs, each of which rewrites pages of the one before and
// leaves those free.
const runRows = 4 << 20

// entryRun is the entries of the ordered indexes for attempts that come in the order of
// their ids.
type entryRun struct {
	ids    []attemptID
	cases  []uint64 // of each attempt
	groups [2]entryGroups
}

// entryGroups is an ordered index by what is looked for: all of a key but the id.
type entryGroups struct {
	bucket  string
	numbers map[string]uint32 // of what is looked for, from 1
	of      []uint32          // number of each attempt, 0 where the index does not hold it
}

func newEntryRun() *entryRun {
	return &entryRun{groups: [2]entryGroups{{bucket: usersBucket}, {bucket: answersBucket}}}
}

// add adds the entries of an attempt.
func (r *entryRun) add(id attemptID, row *listing) {
	r.ids, r.cases = append(r.ids, id), append(r.cases, row.Case)
	entries := entriesOf(id, row)
	for i := range r.groups {
		g, number := &r.groups[i], uint32(0)
		for _, entry := range entries {
			if entry.bucket == g.bucket {
				number = g.number(string(entry.key[:len(entry.key)-len(id)]))
			}
		}
		g.of = append(g.of, number)
	}
}

func (g *entryGroups) number(prefix string) uint32 {
	if number, ok := g.numbers[prefix]; ok {
		return number
	}
	if g.numbers == nil {
		g.numbers = map[string]uint32{}
	}
	number := uint32(len(g.numbers) + 1)
	g.numbers[prefix] = number
	return number
}

// flush writes the entries in the order of their keys, and forgets them.
func (r *entryRun) flush(b *builder) error {
	for i := range r.groups {
		if err := r.write(b, &r.groups[i]); err != nil {
			return err
		}
	}
	*r = *newEntryRun()
	return nil
}

// write relies on ids that rise: within what is looked for they are in order already. What
// is looked for is never the beginning of another, so the order of these is that of keys.
func (r *entryRun) write(b *builder, g *entryGroups) error {
	ends := g.ends()
	rows := make([]uint32, len(r.ids))
	for row := len(r.ids) - 1; row >= 0; row-- {
		ends[g.of[row]]--
		rows[ends[g.of[row]]] = uint32(row)
	}
	starts := append(ends, uint32(len(rows)))
	for _, prefix := range slices.Sorted(maps.Keys(g.numbers)) {
		number := g.numbers[prefix]
		for _, row := range rows[starts[number]:starts[number+1]] {
			key := append([]byte(prefix), r.ids[row][:]...)
			if err := b.put(put{bucket: g.bucket, key: key, value: entryValue(key, r.cases[row])}); err != nil {
				return err
			}
		}
	}
	return nil
}

// ends returns for each number where its attempts end when they are in the order of
// numbers.
func (g *entryGroups) ends() []uint32 {
	ends := make([]uint32, len(g.numbers)+1, len(g.numbers)+2)
	for _, number := range g.of {
		ends[number]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	return ends
}
