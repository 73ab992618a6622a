package history

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
)

// build writes what was found into a fresh file.
func (s *sieve) build(file *os.File, done *Salvaged) error {
	m, err := newMaker(file)
	if err != nil {
		return err
	}
	if err := s.writeAll(m, done); err != nil {
		m.abandon()
		return err
	}
	return m.finish()
}

// belonging is what the attempts of a case say of it.
type belonging struct {
	ids         []attemptID
	first, last listing
}

func (s *sieve) writeAll(m *maker, done *Salvaged) error {
	if done.Retention == RetentionKept {
		if err := m.setting([]byte(retentionKey), s.hints.settings[retentionKey].payload); err != nil {
			return err
		}
	}
	members := map[uint64]*belonging{}
	ids := slices.AppendSeq(slices.Collect(maps.Keys(s.attempts)), maps.Keys(s.hints.rows))
	slices.SortFunc(ids, attemptID.compare)
	for _, id := range ids {
		row, err := s.write(m, id)
		if err != nil {
			return err
		}
		if row.Case == 0 {
			continue
		}
		of := members[row.Case]
		if of == nil {
			of = &belonging{first: row}
			members[row.Case] = of
		}
		of.ids, of.last = append(of.ids, id), row
	}
	numbers := s.numbers(members)
	done.Cases = len(numbers)
	greatest := uint64(0)
	if len(numbers) > 0 {
		greatest = numbers[len(numbers)-1]
	}
	// A number that a lost case had is not given to another.
	if err := m.cases(max(greatest, s.hints.cased, s.hints.last()), greatest); err != nil {
		return err
	}
	for _, number := range numbers {
		if err := s.writeCase(m, number, members[number]); err != nil {
			return err
		}
	}
	return nil
}

// numbers are those of all cases that can be written, also where nothing is left of a case
// but its attempts.
func (s *sieve) numbers(members map[uint64]*belonging) []uint64 {
	all := map[uint64]bool{}
	for number := range s.cases {
		all[number] = true
	}
	for number := range s.hints.lines {
		all[number] = true
	}
	for number := range members {
		all[number] = true
	}
	for _, found := range s.attempts {
		all[found.inCase] = true
	}
	for _, row := range s.hints.rows {
		all[row.Case] = true
	}
	delete(all, 0)
	return slices.Sorted(maps.Keys(all))
}

func (s *sieve) writeCase(m *maker, number uint64, of *belonging) error {
	if of == nil {
		of = &belonging{}
	}
	c, err := s.caseOf(number, of)
	if err != nil {
		return err
	}
	c.Attempts, c.Last = 0, Summary{}
	payload, err := json.Marshal(c)
	if err != nil {
		return err
	}
	if err := m.aCase(c, payload); err != nil {
		return err
	}
	for i, id := range of.ids {
		if err := m.member(number, id, i+1); err != nil {
			return err
		}
	}
	return nil
}
