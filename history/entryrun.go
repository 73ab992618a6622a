package history

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// runBytes is how many bytes of an ordered index are kept in memory before they are put in
// order and written: the entries of some 600 000 attempts.
const runBytes = 24 << 20

// entryRun is entries of an ordered index, which come in the order of their attempts.
type entryRun struct {
	bucket string
	text   []byte   // key and case of each
	ends   []uint32 // where each ends in text
}

// add adds an entry.
func (r *entryRun) add(b *builder, key []byte, inCase uint64) error {
	r.text = binary.BigEndian.AppendUint64(append(r.text, key...), inCase)
	r.ends = append(r.ends, uint32(len(r.text)))
	if len(r.text) < runBytes {
		return nil
	}
	return r.flush(b)
}

// flush writes the entries in the order of their keys.
func (r *entryRun) flush(b *builder) error {
	order := make([]uint32, len(r.ends))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return bytes.Compare(r.entry(a), r.entry(b)) })
	for _, i := range order {
		entry := r.entry(i)
		key := bytes.Clone(entry[:len(entry)-8])
		value := entryValue(key, binary.BigEndian.Uint64(entry[len(entry)-8:]))
		if err := b.put(put{bucket: r.bucket, key: key, value: value}); err != nil {
			return err
		}
	}
	r.text, r.ends = r.text[:0], r.ends[:0]
	return nil
}

func (r *entryRun) entry(i uint32) []byte {
	start := uint32(0)
	if i > 0 {
		start = r.ends[i-1]
	}
	return r.text[start:r.ends[i]]
}
