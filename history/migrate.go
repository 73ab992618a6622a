package history

import (
	"bytes"
	"context"
	"errors"
)

// migrate makes the history one of today's schema: all of it is written into a new file,
// which takes the history's name once it is verified; until then the old one stays what it
// is. Another program may do the same meanwhile.
func (s *Store) migrate(ctx context.Context) error {
	err := s.replace(ctx, (*source).rewriteTo, s.Migrating, &Compacted{task: migrating})
	if errors.As(err, new(*unwipedError)) {
		err = nil // the next compaction wipes it
	}
	if err == nil {
		s.Migrating.Tell(1, 1)
	}
	return err
}

// unindexed does what indexed does in a history that has no indexes yet: it reads all
// attempts.
func (s *source) unindexed(bucket string, prefix []byte, gaps *Damaged, visit func(id attemptID, inCase uint64) bool) error {
	for row, err := range s.listings(nil, gaps) {
		if err != nil {
			continue
		}
		id, err := parseID(row.ID)
		if err != nil {
			return err
		}
		for _, entry := range entriesOf(id, &row) {
			match := entry.bucket == bucket && len(entry.key) == len(prefix)+len(id) && bytes.HasPrefix(entry.key, prefix)
			if match && !visit(id, row.Case) {
				return nil
			}
		}
	}
	return nil
}

// lineTree returns the lines; a history that has none yet has all its cases in the tail.
func (s *source) lineTree() (tree, error) {
	if s.level < schemaLevel {
		return tree{source: s, inline: &page{kind: leafKind}}, nil
	}
	return s.must(linesBucket)
}
