package history

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// listed is how much of a value is read for a list at once, in bytes: most that a
// list shows fits.
const listed = 1 << 10

// listing is the first block of an attempt's value.
type listing struct {
	Summary
	Written time.Time `json:"written"` // when this value was
	Find    finding   `json:"find,omitzero"`
}

// payload returns the first block under key, whole and unharmed.
func (t tree) payload(key []byte) (data []byte, found bool, err error) {
	v, found, err := t.find(key)
	if err != nil || !found {
		return nil, false, err
	}
	data, err = v.first(key)
	return data, err == nil, err
}

// first returns the payload of a value's first block.
func (v value) first(key []byte) ([]byte, error) {
	data, err := v.head(listed)
	if err != nil {
		return nil, err
	}
	size, err := blockSize(data)
	if err != nil {
		return nil, err
	}
	if size > int64(len(data)) {
		if data, err = v.head(size); err != nil {
			return nil, err
		}
	}
	payload, _, err := unseal(key, data)
	return payload, err
}

// block returns the payload of the block at offset of a value and where the next begins.
// It is read into buffer, which held another such block before: they are of much the same
// size.
func (v value) block(key []byte, offset int64, buffer *[]byte) (payload []byte, next int64, err error) {
	guess := int64(max(blockHeader, len(*buffer)+len(*buffer)/16))
	data, err := v.page.into(buffer, v.offset+offset, min(guess, v.size-offset))
	if err != nil {
		return nil, 0, err
	}
	size, err := blockSize(data)
	if err != nil || size > v.size-offset {
		return nil, 0, errChecksum
	}
	if size > int64(len(data)) {
		if data, err = v.page.into(buffer, v.offset+offset, size); err != nil {
			return nil, 0, err
		}
	}
	if int64(cap(*buffer)) >= size {
		*buffer = (*buffer)[:size]
	}
	payload, _, err = unseal(key, data)
	return payload, offset + size, err
}

// decode reads a value's first block as JSON.
func (v value) decode(key []byte, into any) error {
	payload, err := v.first(key)
	if err != nil {
		return err
	}
	return json.Unmarshal(payload, into)
}

// encodeAttempt returns the value of a, of which lists show short.
func (p *packer) encodeAttempt(a Attempt, id attemptID, short listing) ([]byte, error) {
	head, err := json.Marshal(short)
	if err != nil {
		return nil, fmt.Errorf("attempt cannot be recorded: %w", err)
	}
	whole, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("attempt cannot be recorded: %w", err)
	}
	data := make([]byte, 0, len(head)+len(whole)+2*blockHeader)
	return p.seal(seal(data, id[:], head), id[:], whole), nil
}

// decodeAttempt reads the whole attempt; the block for lists may be damaged.
func (v value) decodeAttempt(key []byte) (a Attempt, err error) {
	data, err := v.all()
	if err != nil {
		return a, err
	}
	size, err := blockSize(data)
	if err != nil || size > int64(len(data)) {
		return a, errChecksum
	}
	payload, rest, err := unseal(key, data[size:])
	if err != nil {
		return a, err
	}
	if len(rest) > 0 {
		return a, errChecksum
	}
	return a, json.Unmarshal(payload, &a)
}

// trueName returns the id of a damaged attempt: the key's, or the one that the
// record was sealed under when it is the key that changed.
func (v value) trueName(key []byte) string {
	name := attemptID{}
	copy(name[:], key)
	var inside struct {
		ID string `json:"id"`
	}
	data, err := v.all()
	if err != nil {
		return name.String()
	}
	size, err := blockSize(data)
	if err != nil || size > int64(len(data)) || json.Unmarshal(data[blockHeader:size], &inside) != nil {
		return name.String()
	}
	if id, err := parseID(inside.ID); err == nil {
		if _, _, err := unseal(id[:], data); err == nil {
			return id.String()
		}
	}
	return name.String()
}

// caseKey is the key of a case; its attempts' keys begin with it.
func caseKey(number uint64) []byte { return binary.BigEndian.AppendUint64(nil, number) }

// memberKey is the key that says that an attempt belongs to a case.
func memberKey(number uint64, id attemptID) []byte { return append(caseKey(number), id[:]...) }

// parseMember takes a key of the cases bucket apart; member is false for a case
// itself.
func parseMember(key []byte) (number uint64, id attemptID, member bool, err error) {
	switch len(key) {
	case 8:
		return binary.BigEndian.Uint64(key), id, false, nil
	case 8 + len(id):
		return binary.BigEndian.Uint64(key), attemptID(key[8:]), true, nil
	}
	return 0, id, false, errors.New("it is under a key that no case has")
}

// caseName is how an error names a case.
func caseName(number uint64) string { return fmt.Sprintf("case %d", number) }

// encodeCase returns the value of c, without what is read from its attempts.
func encodeCase(c Case) ([]byte, error) {
	c.Attempts, c.Last = 0, Summary{}
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be recorded: %w", caseName(c.ID), err)
	}
	return seal(nil, caseKey(c.ID), data), nil
}

// encodeOrdinal returns the value of a member: which of its case's attempts it is.
func encodeOrdinal(key []byte, n int) []byte { return seal(nil, key, []byte(strconv.Itoa(n))) }

// ordinal reads the value of a member.
func (v value) ordinal(key []byte) (int, error) {
	payload, err := v.first(key)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(payload))
}
