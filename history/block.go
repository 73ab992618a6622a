package history

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

const (
	blockVersion = 1
	blockHeader  = 9 // version, length, checksum
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

// blockSize returns how many bytes the block that begins with header takes.
func blockSize(header []byte) (int64, error) {
	if len(header) < blockHeader || header[0] != blockVersion {
		return 0, errChecksum
	}
	return blockHeader + int64(binary.BigEndian.Uint32(header[1:])), nil
}

// unseal returns the payload of the first block in data and what follows it. The
// payload shares memory with data.
func unseal(key, data []byte) (payload, rest []byte, err error) {
	size, err := blockSize(data)
	if err != nil || size > int64(len(data)) {
		return nil, nil, errChecksum
	}
	payload = data[blockHeader:size]
	if binary.BigEndian.Uint32(data[5:]) != checksum(key, payload) {
		return nil, nil, errChecksum
	}
	return payload, data[size:], nil
}
