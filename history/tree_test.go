package history

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

// TestTheReaderSeesWhatBboltSees is the oracle for reading bbolt's file without it.
func TestTheReaderSeesWhatBboltSees(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(folder, "tree.db")
		_ = os.Remove(path)
		pageSize := rapid.SampledFrom([]int{1024, 4096, 16384}).Draw(t, "page size")
		db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true, PageSize: pageSize})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		for range rapid.IntRange(1, 4).Draw(t, "commits") {
			keys := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 1, 30), 0, 120).Draw(t, "keys")
			largest := rapid.SampledFrom([]int{0, 40, 900, 40_000}).Draw(t, "largest")
			err := db.Update(func(tx *bolt.Tx) error {
				bucket, err := tx.CreateBucketIfNotExists([]byte("tree"))
				if err != nil {
					return err
				}
				for i, key := range keys {
					if err := bucket.Put(key, bytes.Repeat(key[:1], largest*i/len(keys))); err != nil {
						return err
					}
				}
				return bucket.SetSequence(uint64(len(keys)))
			})
			if err != nil {
				t.Fatal(err)
			}
			compareTrees(t, db, path, rapid.SliceOfN(rapid.Byte(), 0, 8).Draw(t, "bound"))
		}
	})
}

// compareTrees reads all of a bucket both ways.
func compareTrees(t *rapid.T, db *bolt.DB, path string, bound []byte) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	h, lame, err := readHeader(file, info.Size())
	if err != nil || lame {
		t.Fatalf("header: %v, lame %t", err, lame)
	}
	src := &source{file: file, header: h, seen: map[uint64]*page{}, keeps: keptPages, verify: (*page).sound}
	tree, found, err := src.bucket("tree")
	if err != nil || !found {
		t.Fatalf("bucket: %t, %v", found, err)
	}
	if _, err := src.freePages(); err != nil {
		t.Fatal(err)
	}
	_ = db.View(func(tx *bolt.Tx) error {
		bucket := tx.Bucket([]byte("tree"))
		if tree.sequence != bucket.Sequence() {
			t.Fatalf("sequence %d, want %d", tree.sequence, bucket.Sequence())
		}
		cursor := bucket.Cursor()
		wantKey, wantValue := cursor.Last()
		step := func(key []byte, v value) bool {
			got, err := v.all()
			if err != nil || !bytes.Equal(key, wantKey) || !bytes.Equal(got, wantValue) {
				t.Fatalf("got %x = %d bytes (%v), want %x = %d bytes", key, len(got), err, wantKey, len(wantValue))
			}
			if v, found, err := tree.find(key); err != nil || !found || v.size != int64(len(wantValue)) {
				t.Fatalf("find %x: %t, %v", key, found, err)
			}
			wantKey, wantValue = cursor.Prev()
			return true
		}
		damage := func(err error) { t.Fatal(err) }
		tree.backward(nil, step, damage)
		if wantKey != nil {
			t.Fatalf("%x was not visited", wantKey)
		}
		if wantKey, wantValue = cursor.Seek(bound); wantKey == nil {
			wantKey, wantValue = cursor.Last()
		} else {
			wantKey, wantValue = cursor.Prev()
		}
		tree.backward(bound, step, damage)
		if wantKey != nil {
			t.Fatalf("%x is below %x and was not visited", wantKey, bound)
		}
		_, found, err := tree.find(bound)
		if err != nil || found != (len(bound) > 0 && bucket.Get(bound) != nil) {
			t.Fatalf("find %x: %t, %v", bound, found, err)
		}
		return nil
	})
}
