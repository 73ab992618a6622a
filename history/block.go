package history

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"sync"
)

const (
	blockVersion = 1
	blockPacked  = 2 // the payload is deflated (RFC 1951)
	blockHeader  = 9 // version, length, checksum
)

const (
	packedFrom = 1 << 10  // bytes of a payload from which deflating it is tried
	largest    = 64 << 20 // bytes of a payload after inflating
)

// errChecksum is what a changed byte shows up as.
var errChecksum = errors.New("checksum")

// checksum covers key and payload, so that a record under another's key is
// noticed too.
func checksum(key, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, payload)
}

// seal appends payload to dst as a block: a version byte, the payload's length
// (4 bytes, big-endian), the CRC-32C of key and payload, the payload. bbolt has no
// checksum on data: without this a flipped byte would pass for the truth.
func seal(dst, key, payload []byte) []byte {
	dst = append(dst, blockVersion)
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(payload)))
	dst = binary.BigEndian.AppendUint32(dst, checksum(key, payload))
	return append(dst, payload...)
}

// packer deflates. Its writers, a megabyte each, are used again.
type packer struct{ writers sync.Pool }

// seal is seal, deflated where that saves an eighth: a record of 3 kB becomes one of 1 kB
// in some µs, so that commits write and lists read fewer pages. A nil packer deflates nothing.
func (p *packer) seal(dst, key, payload []byte) []byte {
	if p == nil || len(payload) < packedFrom {
		return seal(dst, key, payload)
	}
	var packed bytes.Buffer
	packed.Grow(len(payload) / 2)
	w, ready := p.writers.Get().(*flate.Writer)
	if ready {
		w.Reset(&packed)
	} else {
		w, _ = flate.NewWriter(&packed, flate.BestSpeed) // an error is for levels that do not exist
	}
	_, _ = w.Write(payload) // a Buffer takes everything
	_ = w.Close()
	p.writers.Put(w)
	if !pays(packed.Len(), len(payload)) {
		return seal(dst, key, payload)
	}
	start := len(dst)
	dst = seal(dst, key, packed.Bytes())
	dst[start] = blockPacked
	return dst
}

// inflate returns what packer.seal deflated. The checksum does not cover that it was: what
// packer.seal would have left as it is, or bytes behind the end, show that it was not.
func inflate(packed []byte) ([]byte, error) {
	rest := bytes.NewReader(packed)
	payload, err := io.ReadAll(io.LimitReader(flate.NewReader(rest), largest+1))
	if err != nil || len(payload) > largest || rest.Len() > 0 || len(payload) < packedFrom || !pays(len(packed), len(payload)) {
		return nil, errChecksum
	}
	return payload, nil
}

// pays reports whether so many bytes save an eighth of length.
func pays(packed, length int) bool { return packed <= length*7/8 }

// blockSize returns how many bytes the block that begins with header takes.
func blockSize(header []byte) (int64, error) {
	if len(header) < blockHeader || header[0] != blockVersion && header[0] != blockPacked {
		return 0, errChecksum
	}
	return blockHeader + int64(binary.BigEndian.Uint32(header[1:])), nil
}

// unseal returns the payload of the first block in data and what follows it. The
// payload may share memory with data.
func unseal(key, data []byte) (payload, rest []byte, err error) {
	size, err := blockSize(data)
	if err != nil || size > int64(len(data)) {
		return nil, nil, errChecksum
	}
	payload = data[blockHeader:size]
	if binary.BigEndian.Uint32(data[5:]) != checksum(key, payload) {
		return nil, nil, errChecksum
	}
	if data[0] == blockPacked {
		if payload, err = inflate(payload); err != nil {
			return nil, nil, err
		}
	}
	return payload, data[size:], nil
}
