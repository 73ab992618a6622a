package history

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"

	"casebook/history/column"
)

// mendIndex is said with what is wrong in an index: everything in them is made from the
// attempts and cases.
const mendIndex = "casebook history compact makes the indexes anew"

// indexes compares the indexes with what they are made from: every attempt and case has
// its entries, and every entry its attempt or case.
func (c *checker) indexes() {
	if c.source.level < schemaLevel || !c.sound {
		return // a page that cannot be read has been told, and is not told for each of its entries
	}
	attempts, ok := c.tree(attemptsBucket)
	if !ok {
		return
	}
	if n := uint64(c.met); attempts.sequence != n {
		c.problem("", "it says that it has %d attempts, there are %d; %s", attempts.sequence, n, mendIndex)
	}
	through := c.chunks(attempts)
	wanted := map[string]int{}
	packed := 0
	attempts.backward(nil, func(key []byte, v value) bool {
		var row listing
		if len(key) != len(attemptID{}) || v.decode(key, &row) != nil {
			return true
		}
		id := attemptID(key)
		if id.compare(through) <= 0 {
			packed++
		}
		c.entries(id, &row, wanted)
		return c.ctx.Err() == nil
	}, c.page)
	if packed > c.packed {
		c.problem("", "searches miss %d attempts; %s", packed-c.packed, mendIndex)
	}
	for _, bucket := range []string{usersBucket, answersBucket} {
		c.strays(bucket, wanted[bucket])
	}
	c.lines()
	c.caseTimes()
}

// tree returns a bucket that must be there.
func (c *checker) tree(name string) (tree, bool) {
	t, err := c.source.must(name)
	if err != nil {
		c.problem("", "%v", err)
	}
	return t, err == nil
}

// entries looks for the entries of an attempt in the ordered indexes.
func (c *checker) entries(id attemptID, row *listing, wanted map[string]int) {
	for _, entry := range entriesOf(id, row) {
		wanted[entry.bucket]++
		t, err := c.source.must(entry.bucket)
		if err != nil {
			continue
		}
		v, found, err := t.find(entry.key)
		if err != nil {
			c.page(err)
			continue
		}
		if !found {
			c.problem(id.String(), "the index of %s does not have it; %s", entry.bucket, mendIndex)
			continue
		}
		if value, err := v.all(); err != nil || !bytes.Equal(value, entry.value) {
			c.problem(id.String(), "the index of %s has it under another case; %s", entry.bucket, mendIndex)
		}
	}
}

// strays counts the entries of an index, and names those that belong to no attempt when
// there are more than wanted.
func (c *checker) strays(bucket string, wanted int) {
	t, ok := c.tree(bucket)
	attempts, also := c.tree(attemptsBucket)
	if !ok || !also {
		return
	}
	found := 0
	t.backward(nil, func([]byte, value) bool { found++; return true }, c.page)
	if found == wanted {
		return
	}
	t.backward(nil, func(key []byte, _ value) bool {
		if len(key) < len(attemptID{}) {
			c.problem("", "the index of %s has an entry that cannot be read; %s", bucket, mendIndex)
			return true
		}
		id := attemptID(key[len(key)-len(attemptID{}):])
		row, err := c.source.listing(id, &Damaged{})
		if err != nil && c.thereIs(attempts, id[:]) {
			return true // the attempt is damaged, which has been told
		}
		for _, entry := range entriesOf(id, &row) {
			if err == nil && entry.bucket == bucket && bytes.Equal(entry.key, key) {
				return true
			}
		}
		c.problem(id.String(), "the index of %s has it, and should not; %s", bucket, mendIndex)
		return c.ctx.Err() == nil
	}, c.page)
}

// chunks compares the chunks with the attempts, counts their rows, and returns the last id
// that is in one.
func (c *checker) chunks(attempts tree) (through attemptID) {
	chunks, ok := c.tree(chunksBucket)
	if !ok {
		return through
	}
	chunks.backward(nil, func(key []byte, v value) bool {
		rows, err := c.chunk(key, v)
		if err != nil {
			c.problem("", "a part of what searches look through is damaged; %s", mendIndex)
			return true
		}
		c.packed += len(rows)
		if last := attemptID(rows[len(rows)-1].ID); last.compare(through) > 0 {
			through = last
		}
		for _, row := range rows {
			c.compareRow(attempts, row)
		}
		return c.ctx.Err() == nil
	}, c.page)
	if uint64(c.packed) != chunks.sequence {
		c.problem("", "it says that %d attempts are packed for searches, there are %d; %s", chunks.sequence, c.packed, mendIndex)
	}
	return through
}

// chunk reads the rows of a chunk.
func (c *checker) chunk(key []byte, v value) ([]column.Entry, error) {
	if len(key) != len(attemptID{}) {
		return nil, errChecksum
	}
	data, err := v.all()
	if err != nil {
		return nil, err
	}
	columns, filter, err := openChunk(attemptID(key), data)
	if err != nil {
		return nil, err
	}
	rows, err := columns.Entries()
	if err == nil && len(filter) > 0 && !bytes.Equal(filter, sealBehind(nil, key, encodeSigns(rows))) {
		err = errChecksum
	}
	return rows, err
}

// compareRow compares a row of a chunk with its attempt.
func (c *checker) compareRow(attempts tree, row column.Entry) {
	id := attemptID(row.ID)
	v, found, err := attempts.find(id[:])
	if err != nil {
		return
	}
	if !found {
		c.problem(id.String(), "searches look at it, and it is not there; %s", mendIndex)
		return
	}
	var now listing
	if v.decode(id[:], &now) != nil {
		return // told before
	}
	if row.User == Fold(now.User) {
		row.User = searchedUser(now.User) // it was packed before numbers were found by their digits
	}
	if fmt.Sprint(entryOf(id, now)) != fmt.Sprint(row) {
		c.problem(id.String(), "searches take it for something else than it is; %s", mendIndex)
	}
}

// lines compares what searches look at of cases with the cases.
func (c *checker) lines() {
	t, ok := c.tree(linesBucket)
	if !ok {
		return
	}
	l, err := c.source.lineSource()
	if err != nil {
		return
	}
	for part := uint64(0); part*linesOf <= t.sequence && t.sequence > 0 && c.ctx.Err() == nil; part++ {
		key := caseKey(part)
		lines, err := c.lineValue(t, key)
		if err != nil {
			c.problem("", "a part of what searches look through is damaged; %s", mendIndex)
			continue
		}
		first := part * linesOf
		made := l.made(first, min(first+linesOf-1, t.sequence))
		if !reflect.DeepEqual(made.All(), lines.All()) {
			c.compareLines(first, made.All(), lines.All())
		}
	}
}

// lineValue reads the lines under a key; a filter behind them must be theirs.
func (c *checker) lineValue(t tree, key []byte) (column.Lines, error) {
	v, found, err := t.find(key)
	if err != nil || !found {
		return column.Lines{}, cmp.Or(err, errChecksum)
	}
	data, err := v.all()
	if err != nil {
		return column.Lines{}, err
	}
	payload, filter, err := unseal(key, data)
	if err != nil {
		return column.Lines{}, err
	}
	lines, err := column.ReadLines(payload)
	if err == nil && len(filter) > 0 && !bytes.Equal(data, sealLines(key, lines.All())) {
		err = errChecksum
	}
	return lines, err
}

// compareLines names the cases whose lines are not what they should be. A damaged case has
// been told.
func (c *checker) compareLines(first uint64, made, lines []column.Line) {
	cases, ok := c.tree(casesBucket)
	if !ok {
		return
	}
	for i, line := range made {
		number := first + uint64(i)
		_, err := cases.readCase(number)
		if i < len(lines) && (lines[i] == line || err != nil && line.State == "" && lines[i].State != "" && c.thereIs(cases, caseKey(number))) {
			continue
		}
		c.problem(caseName(number), "searches take it for something else than it is; %s", mendIndex)
	}
}

// thereIs reports whether there is a record under a key, whole or not.
func (c *checker) thereIs(t tree, key []byte) bool {
	_, found, err := t.find(key)
	return found || err != nil
}
