package history

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"
)

const (
	retentionKey = "retention" // setting: days
	retainedKey  = "retained"  // setting: when it was applied last, RFC 3339

	retainedAtOnce = 100            // attempts of one commit, so that nobody waits for long
	retainEvery    = 24 * time.Hour // it is applied by itself
)

// Retention returns after how many days attempts are forgotten; 0 keeps them for ever.
func (s *Store) Retention(ctx context.Context) (days int, err error) {
	err = s.read(ctx, func(src *source) error {
		days, _, err = src.retention()
		return err
	})
	return days, err
}

// retention reads the setting, and when it was applied last.
func (s *source) retention() (days int, applied time.Time, err error) {
	meta, err := s.must(metaBucket)
	if err != nil {
		return 0, applied, err
	}
	text, found, err := meta.payload([]byte(retentionKey))
	if err != nil || !found {
		return 0, applied, damagedSetting(err)
	}
	if days, err = strconv.Atoi(string(text)); err != nil || days < 0 {
		return 0, applied, damagedSetting(errChecksum)
	}
	if text, _, err := meta.payload([]byte(retainedKey)); err == nil {
		applied, _ = time.Parse(time.RFC3339, string(text)) // not known: it is applied now
	}
	return days, applied, nil
}

// damagedSetting is the error of a setting that cannot be read: nothing is deleted then.
func damagedSetting(err error) error {
	if errors.Is(err, errChecksum) {
		return &fileError{ErrDamaged, "its retention cannot be read; set it again"}
	}
	return err
}

// SetRetention has attempts forgotten so many days after they were recorded; 0 keeps them
// for ever. See Retain.
func (s *Store) SetRetention(ctx context.Context, days int) error {
	return s.set(ctx, retentionKey, strconv.Itoa(days))
}

// set writes a setting.
func (s *Store) set(ctx context.Context, key, value string) error {
	return s.write(ctx, func(*source) ([]put, error) {
		return []put{{bucket: metaBucket, key: []byte(key), value: seal(nil, []byte(key), []byte(value))}}, nil
	})
}

// Retained is what Retain did.
type Retained struct {
	Days    int // that attempts are kept; 0: for ever
	Removed Removed
}

// Retain forgets what is older than the retention, but for attempts of cases that are open
// or waiting, in small commits. It does so once a day at most, or always with now. A
// history that is not there, or of another schema, is left alone, and so is everything when
// there is no retention.
func (s *Store) Retain(ctx context.Context, now bool) (done Retained, err error) {
	due := false
	err = s.read(ctx, func(src *source) error {
		days, applied, err := src.retention()
		done.Days = days
		due = err == nil && days > 0 && src.level == schemaLevel && (now || s.now().Sub(applied) >= retainEvery || applied.After(s.now()))
		return err
	})
	if err != nil || !due {
		return done, err
	}
	doomed, err := s.Doomed(ctx, Forget{Before: s.now().AddDate(0, 0, -done.Days)})
	if err != nil && !errors.As(err, new(*Damaged)) {
		return done, err
	}
	for part := range slices.Chunk(doomed.ids, retainedAtOnce) {
		removed, err := s.Forget(ctx, Doomed{ids: part}, nil)
		done.Removed.Attempts += removed.Attempts
		done.Removed.Cases = append(done.Removed.Cases, removed.Cases...)
		if err != nil {
			return done, err
		}
	}
	return done, s.set(ctx, retainedKey, s.now().UTC().Format(time.RFC3339))
}
