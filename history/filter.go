package history

import (
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"casebook/history/column"
)

// Behind the blocks of a chunk, and behind the lines of cases, stands a filter: what is
// surely not in them is not looked for. It is a block whose header stands behind its
// payload, as it is read from the end. A chunk or lines without one, or with a damaged one,
// are looked through.
const (
	blockFilter = 4       // version of such a block
	filterGuess = 1 << 10 // bytes that are read of the first one to learn its size
)

// filterBuffer is where filters are read into. Most are as large as the one before.
type filterBuffer struct {
	data []byte
	size int64
}

// sealBehind appends payload to dst as a block that is read from its end.
func sealBehind(dst, key, payload []byte) []byte {
	dst = append(dst, payload...)
	dst = append(dst, blockFilter)
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(payload)))
	return binary.BigEndian.AppendUint32(dst, checksum(key, payload))
}

// unsealBehind returns the payload of the block that data ends with.
func unsealBehind(key, data []byte) ([]byte, error) {
	size, err := sizeBehind(data)
	if err != nil || size > int64(len(data)) {
		return nil, errChecksum
	}
	payload, header := data[int64(len(data))-size:len(data)-blockHeader], data[len(data)-blockHeader:]
	if binary.BigEndian.Uint32(header[5:]) != checksum(key, payload) {
		return nil, errChecksum
	}
	return payload, nil
}

// sizeBehind returns how many bytes the block takes that data ends with.
func sizeBehind(data []byte) (int64, error) {
	if len(data) < blockHeader {
		return 0, errChecksum
	}
	header := data[len(data)-blockHeader:]
	if header[0] != blockFilter {
		return 0, errChecksum
	}
	return blockHeader + int64(binary.BigEndian.Uint32(header[1:])), nil
}

// behind returns the payload of the block that a value ends with, read into buffer.
func (v value) behind(key []byte, buffer *filterBuffer) ([]byte, error) {
	read := min(v.size, max(buffer.size, filterGuess))
	data, err := v.page.into(&buffer.data, v.offset+v.size-read, read)
	if err != nil {
		return nil, err
	}
	size, err := sizeBehind(data)
	if err != nil || size > v.size {
		return nil, errChecksum
	}
	if buffer.size = size; size > read {
		if data, err = v.page.into(&buffer.data, v.offset+v.size-size, size); err != nil {
			return nil, err
		}
	}
	return unsealBehind(key, data)
}

// chunkSigns is what is known of a chunk without looking through it.
type chunkSigns struct {
	first, last attemptID
	from, to    int64 // the first and the last time, ns since 1970
	rows        int
	unread      bool // some of its attempts could not be read when it was packed
	filter      column.Filter
}

const boundsSize = 2*16 + 2*8 + 2 + 1

// tailKind is the kind of the last characters of ids; the other kinds are fields of queries.
const tailKind = "end of id"

// encodeSigns returns the signs of rows, which are in the order of their ids.
func encodeSigns(rows []column.Entry) []byte {
	data := append(append([]byte{}, rows[0].ID[:]...), rows[len(rows)-1].ID[:]...)
	var signs column.Signs
	from, to, unread := rows[0].Recorded, rows[0].Recorded, byte(0)
	var met [column.Attrs]map[string]bool
	for a := range met {
		met[a] = map[string]bool{}
	}
	for _, row := range rows {
		from, to = min(from, row.Recorded), max(to, row.Recorded)
		if row.Attrs[column.Flags] == "" {
			unread = 1
		}
		signs.Text(row.User)
		for _, id := range row.IDs {
			signs.Text(id)
		}
		name := attemptID(row.ID).String()
		signs.Term(column.TermOf(tailKind, name[len(name)-idShort:]))
		signs.Term(caseTerm(row.Case))
		for a, value := range row.Attrs {
			if !met[a][value] {
				met[a][value] = true
				signAttr(&signs, column.Attr(a), value)
			}
		}
	}
	data = binary.BigEndian.AppendUint64(data, uint64(from))
	data = binary.BigEndian.AppendUint64(data, uint64(to))
	data = append(binary.BigEndian.AppendUint16(data, uint16(len(rows))), unread)
	return append(data, signs.Filter()...)
}

// signAttr adds a value of an attribute: the terms that conditions ask for, and its text.
func signAttr(signs *column.Signs, a column.Attr, value string) {
	if slices.Contains(searched, a) {
		signs.Text(value)
	}
	for field, attr := range attrOf {
		if attr != a {
			continue
		}
		for one := range strings.SplitSeq(value, column.Part) {
			signs.Term(column.TermOf(string(field), one))
		}
		if status, err := strconv.Atoi(value); err == nil && field == WithHTTP {
			signs.Term(column.TermOf(string(field), strconv.Itoa(status/100)+"xx"))
		}
	}
}

func caseTerm(number uint64) column.Term {
	return column.TermOf(string(InCase), caseText(number))
}

// readSigns reads what encodeSigns returned.
func readSigns(data []byte) (c chunkSigns, err error) {
	if len(data) < boundsSize {
		return c, errChecksum
	}
	c.first, c.last = attemptID(data), attemptID(data[16:])
	c.from, c.to = int64(binary.BigEndian.Uint64(data[32:])), int64(binary.BigEndian.Uint64(data[40:]))
	c.rows, c.unread = int(binary.BigEndian.Uint16(data[48:])), data[50] != 0
	c.filter, err = column.ReadFilter(data[boundsSize:])
	return c, err
}

// may reports whether rows of the chunk may have a condition, by what the filter knows of
// attempts; cases is what is known of the cases that have it.
func (c chunkSigns) may(asked Condition, cases wanted) bool {
	switch asked.Field {
	case Since:
		return asked.Not || c.to >= asked.At.UnixNano()
	case Until:
		return asked.Not || c.from < asked.At.UnixNano()
	}
	if asked.Not {
		return true
	}
	switch asked.Field {
	case Is, InBody:
		return true
	case AnyText, OfUser:
		if slices.ContainsFunc(asked.Values, c.filter.Holds) {
			return true
		}
		return asked.Field == AnyText && c.mayBelong(cases)
	case WithID:
		return slices.ContainsFunc(asked.Values, c.mayHaveID)
	}
	if asked.Field.ofCase() {
		return c.mayBelong(cases)
	}
	return mayHave(c.filter, asked)
}

// mayHave reports whether one of the values of a condition may be a term.
func mayHave(f column.Filter, asked Condition) bool {
	return slices.ContainsFunc(asked.Values, func(value string) bool { return f.Has(column.TermOf(string(asked.Field), value)) })
}

// mayBelong reports whether a row may belong to one of the wanted cases.
func (c chunkSigns) mayBelong(cases wanted) bool {
	return !cases.known || slices.ContainsFunc(cases.terms, c.filter.Has)
}

// mayHaveID reports whether the id of a row may begin or end with part.
func (c chunkSigns) mayHaveID(part string) bool {
	part = plainID(part)
	if len(part) < idShort {
		return false
	}
	first, last := c.first.String(), c.last.String()
	n := min(len(part), len(first))
	return part[:n] >= first[:n] && part[:n] <= last[:n] || c.filter.Has(column.TermOf(tailKind, part[len(part)-idShort:]))
}

// sealLines returns the value of lines.
func sealLines(key []byte, lines []column.Line) []byte {
	var signs column.Signs
	for _, line := range lines {
		signs.Text(line.Text)
		signs.Term(column.TermOf(string(InState), line.State))
		fields := strings.SplitN(line.Text, column.Part, lineFields+1)
		if len(fields) <= lineFields {
			continue
		}
		signs.Term(column.TermOf(string(WithRef), fields[lineOurRef]))
		signs.Term(column.TermOf(string(WithRef), fields[lineVendorRef]))
		signs.Term(column.TermOf(string(OfOwner), fields[lineOwner]))
		for tag := range strings.SplitSeq(fields[lineTags], partTag) {
			signs.Term(column.TermOf(string(WithTag), tag))
		}
	}
	return sealBehind(seal(nil, key, column.EncodeLines(lines)), key, signs.Filter())
}

// mayLine reports whether one of the cases that a filter is of may have a condition.
func mayLine(f column.Filter, asked Condition) bool {
	if asked.Field == AnyText {
		return slices.ContainsFunc(asked.Values, f.Holds)
	}
	return mayHave(f, asked)
}
