package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"casebook/api/tree"
)

// timeForm is RFC 3339 with milliseconds, and an offset also for UTC.
const timeForm = "2006-01-02T15:04:05.000-07:00"

// print writes v as one line of JSON in which every rune that could act on a
// terminal is escaped. However long it is, it is not read again for that.
func (r *run) print(v any) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("the answer cannot be written as JSON: %w", err)
	}
	text := r.private.overJSON(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
	if _, err := r.out.Write(harmless(text)); err != nil {
		return unwritten(err)
	}
	return nil
}

// harmless ends a line of JSON after escaping what could act on a terminal. Such a
// rune stands in a string: between values the encoder writes nothing but ASCII.
func harmless(line []byte) []byte {
	out := make([]byte, 0, len(line)+1)
	clean := 0 // line[clean:i] can be copied as it is
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if tree.Control(r) || r == utf8.RuneError && size == 1 {
			escaped := tree.Quote(string(r))
			out = append(append(out, line[clean:i]...), escaped[1:len(escaped)-1]...)
			clean = i + size
		}
		i += size
	}
	return append(append(out, line[clean:]...), '\n')
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
