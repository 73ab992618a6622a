package history

import (
	"errors"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestACheckFindsWhatIsWrongInAnIndex spoils one thing of an index after the other.
func TestACheckFindsWhatIsWrongInAnIndex(t *testing.T) {
	t.Parallel()
	content := must[[]byte](t)(os.ReadFile(grown(t, 1100).Path()))
	first := func(tx *bolt.Tx, name string) (b *bolt.Bucket, key, value []byte) {
		b = tx.Bucket([]byte(name))
		key, value = b.Cursor().First()
		return b, append([]byte{}, key...), append([]byte{}, value...)
	}
	clean(t, store(t, content))
	for name, test := range map[string]struct {
		spoil func(tx *bolt.Tx) error
		says  string
	}{
		"user missing": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, usersBucket)
			return b.Delete(key)
		}, "the index of users does not have it"},
		"user of another case": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, usersBucket)
			return b.Put(key, entryValue(key, 4711))
		}, "the index of users has it under another case"},
		"answer too many": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, answersBucket)
			key[0] ^= 1
			return b.Put(key, entryValue(key, 1))
		}, "the index of answers has it, and should not"},
		"entry of nothing": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(usersBucket)).Put([]byte("x"), []byte("y"))
		}, "an entry that cannot be read"},
		"chunk missing": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, chunksBucket)
			return b.Delete(key)
		}, "searches miss 512 attempts"},
		"chunk with the filter of another": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, chunksBucket)
			last, other := b.Cursor().Last()
			size, _ := sizeBehind(value)
			filter, err := unsealBehind(last, other)
			return errors.Join(err, b.Put(key, sealBehind(value[:int64(len(value))-size], key, filter)))
		}, "a part of what searches look through is damaged"},
		"lines with a filter of nothing": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, linesBucket)
			size, _ := sizeBehind(value)
			return b.Put(key, sealBehind(value[:int64(len(value))-size], key, make([]byte, 64)))
		}, "a part of what searches look through is damaged"},
		"chunk damaged": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, chunksBucket)
			value[100] ^= 1
			return b.Put(key, value)
		}, "a part of what searches look through is damaged"},
		"row of another": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, chunksBucket)
			columns, err := readChunk(attemptID(key), value)
			if err != nil {
				return err
			}
			rows, err := columns.Entries()
			rows[7].User = "somebody"
			return errors.Join(err, b.Put(key, sealChunk(rows)))
		}, "searches take it for something else"},
		"attempt gone, row stays": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, attemptsBucket)
			return b.Delete(key)
		}, "searches look at it, and it is not there"},
		"count of attempts": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(attemptsBucket)).SetSequence(7)
		}, "it says that it has 7 attempts, there are 1100"},
		"count of packed": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(chunksBucket)).SetSequence(7)
		}, "it says that 7 attempts are packed"},
		"line damaged": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, linesBucket)
			value[len(value)-3] ^= 1
			return b.Put(key, value)
		}, "a part of what searches look through is damaged"},
		"case under no time": {func(tx *bolt.Tx) error {
			b, key, _ := first(tx, casetimesBucket)
			return b.Delete(key)
		}, "lists have it under another time, or not"},
		"case under two times": {func(tx *bolt.Tx) error {
			more := caseTime{4711, 9}.entry()
			return tx.Bucket([]byte(casetimesBucket)).Put(more.key, more.value)
		}, "the index of cases by time has it, and should not"},
		"time damaged": {func(tx *bolt.Tx) error {
			b, key, value := first(tx, casetimesBucket)
			value[0] ^= 1
			return b.Put(key, value)
		}, "lists have it under another time, or not"},
		"time of nothing": {func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(casetimesBucket)).Put([]byte("x"), []byte("y"))
		}, "an entry that cannot be read"},
		"case changed, line not": {func(tx *bolt.Tx) error {
			c := Case{ID: 9, Title: "another", State: Open}
			value, err := encodeCase(c)
			return errors.Join(err, tx.Bucket([]byte(casesBucket)).Put(caseKey(9), value))
		}, "searches take it for something else"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := store(t, content)
			db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
			if err := errors.Join(db.Update(test.spoil), db.Close()); err != nil {
				t.Fatal(err)
			}
			report := must[Report](t)(s.Check(t.Context()))
			if len(report.Problems) == 0 || len(report.Problems) > 8 {
				t.Fatalf("%d problems: %v", len(report.Problems), report.Problems)
			}
			want := mendIndex
			if name == "attempt gone, row stays" {
				want = SalvageMend // its case lists it, too
			}
			if mend := report.Mend(); mend != want {
				t.Errorf("to be mended by: %s", mend)
			}
			for _, problem := range report.Problems {
				if strings.Contains(problem.Text, test.says) {
					return
				}
			}
			t.Errorf("nothing says %q: %v", test.says, report.Problems)
		})
	}
}
