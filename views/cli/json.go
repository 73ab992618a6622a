package cli

import (
	"encoding/json"
	"fmt"
	"time"

	"casebook/api/tree"
)

// timeForm is RFC 3339 with milliseconds, and an offset also for UTC.
const timeForm = "2006-01-02T15:04:05.000-07:00"

// print writes v as one line of JSON in which every rune that could act on a
// terminal is escaped.
func (r *run) print(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("the answer cannot be written as JSON: %w", err)
	}
	root, _, err := tree.Parse(text)
	if err != nil {
		return fmt.Errorf("the answer cannot be written as JSON: %w", err)
	}
	if _, err := r.out.Write(append(root.Append(nil), '\n')); err != nil {
		return unwritten(err)
	}
	return nil
}

// moment writes a time, nil when it is not known.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return new(t.Format(timeForm))
}

// orNull returns nil for what is empty.
func orNull[T comparable](v T) *T {
	if v == *new(T) {
		return nil
	}
	return &v
}
