package history

import (
	"fmt"
	"os"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// What searches look through is made from attempts and cases: where it is damaged, a search
// finds the same all the same, and the next commit that touches it mends it.
func TestADamagedIndexLosesNothing(t *testing.T) {
	t.Parallel()
	content := must[[]byte](t)(os.ReadFile(grown(t, 1100).Path()))
	for _, bucket := range []string{chunksBucket, linesBucket} {
		for _, which := range []string{"first", "last"} {
			t.Run(fmt.Sprint(bucket, " ", which), func(t *testing.T) {
				t.Parallel()
				s := store(t, content)
				s.eager = 0
				queries := []Query{
					{}, {All: []Condition{{Field: AnyText, Values: []string{"00001"}}}},
					{All: []Condition{{Field: InState, Values: []string{"open"}}}},
					{All: []Condition{{Field: WithCode, Values: []string{"invalid_code"}}}},
				}
				var want [][]string
				for _, q := range queries {
					want = append(want, everything(t, s, q, Page{}))
				}
				db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
				err := db.Update(func(tx *bolt.Tx) error {
					b := tx.Bucket([]byte(bucket))
					key, value := b.Cursor().First()
					if which == "last" {
						key, value = b.Cursor().Last()
					}
					value = slices.Clone(value)
					value[20] ^= 1
					return b.Put(key, value)
				})
				if err != nil || db.Close() != nil {
					t.Fatal(err)
				}
				compare := func(added int) {
					t.Helper()
					for i, q := range queries {
						got := everything(t, s, q, Page{})
						if added > 0 && len(got) > added && i == 0 {
							got = got[added:]
						}
						if !slices.Equal(got, want[i]) {
							t.Errorf("query %d finds %d, want %d", i, len(got), len(want[i]))
						}
					}
				}
				compare(0)
				for i := range 300 {
					a := sample(t, "x")
					a.User, a.Codes = fmt.Sprint("later ", i), nil
					must[Attempt](t)(s.Add(t.Context(), a, nil))
				}
				compare(300)
				if bucket == chunksBucket && which == "last" {
					clean(t, s)
				}
			})
		}
	}
}
