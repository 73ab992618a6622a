package history

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// LongestLine is how long a line of an export may be, in bytes.
const LongestLine = 64 << 20

// byteOrderMark is what some editors and shells put before a text that they save; it is none
// of the bytes that were exported.
const byteOrderMark = "\uFEFF"

// ErrNoExport is the error of a file that is no export of a history.
var ErrNoExport = errors.New("not an export of a casebook history")

// ExportReader reads the lines of an export.
type ExportReader struct {
	Head ExportHead
	Line int        // number of the line that was read last, from 1
	End  *ExportEnd // once it was read; nil when the file was cut short
	// Changed says, at the end, that the lines are not those that were exported.
	Changed bool

	// Bytes is how many were read.
	Bytes int64

	in  *bufio.Reader
	sum hash.Hash
}

// ExportRecord is a line: a case or an attempt.
type ExportRecord struct {
	Case *Case
	Kept *Kept
}

// LineError is a line that holds no record; the lines after it can be read.
type LineError struct {
	Line int
	How  string
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.How) }

// ReadExport begins to read an export; what is none is an ErrNoExport, one of a newer
// version an ErrNewer.
func ReadExport(in io.Reader) (*ExportReader, error) {
	r := &ExportReader{in: bufio.NewReaderSize(in, 64<<10), sum: sha256.New()}
	line, err := r.next()
	if err == io.EOF {
		return nil, fmt.Errorf("%w: it is empty", ErrNoExport)
	}
	line = bytes.TrimPrefix(line, []byte(byteOrderMark))
	var long *LineError
	unread := err != nil || json.Unmarshal(line, &r.Head) != nil
	if err == nil && strings.HasSuffix(r.Head.Format, " case") {
		return nil, fmt.Errorf("%w: it is one case, which casebook case import reads", ErrNoExport)
	}
	if errors.As(err, &long) || err == nil && (unread || r.Head.Format != ExportFormat) {
		return nil, fmt.Errorf("%w: its first line does not say so", ErrNoExport)
	}
	if err != nil {
		return nil, err
	}
	if r.Head.Version > ExportVersion {
		return nil, fmt.Errorf("%w: version %d of the format, this one knows %d; update this one", ErrNewer, r.Head.Version, ExportVersion)
	}
	_, _ = r.sum.Write(line)
	return r, nil
}

// Next returns the next record, io.EOF at the end; a *LineError is of one line.
func (r *ExportReader) Next() (ExportRecord, error) {
	line, err := r.next()
	if err != nil {
		return ExportRecord{}, err
	}
	var read struct {
		Case    *Case           `json:"case"`
		Attempt json.RawMessage `json:"attempt"`
		Kept
		End bool `json:"end"`
	}
	// An attempt's own members are not those of the line.
	if err := json.Unmarshal(line, &read); err != nil {
		_, _ = r.sum.Write(line)
		return ExportRecord{}, &LineError{r.Line, "it is no record: " + jsonProblem(err)}
	}
	if read.End {
		return ExportRecord{}, r.finish(line)
	}
	_, _ = r.sum.Write(line)
	switch {
	case read.Case != nil && read.Attempt == nil:
		return ExportRecord{Case: read.Case}, nil
	case read.Case == nil && read.Attempt != nil:
		kept := Kept{Written: read.Written}
		if err := json.Unmarshal(read.Attempt, &kept.Attempt); err != nil {
			return ExportRecord{}, &LineError{r.Line, "it is no attempt: " + jsonProblem(err)}
		}
		return ExportRecord{Kept: &kept}, nil
	}
	return ExportRecord{}, &LineError{r.Line, "it is neither a case nor an attempt"}
}

// finish reads the last line.
func (r *ExportReader) finish(line []byte) error {
	var end ExportEnd
	if err := json.Unmarshal(line, &end); err != nil {
		return &LineError{r.Line, "it is no end: " + jsonProblem(err)}
	}
	r.End = &end
	r.Changed = end.SHA256 != hex.EncodeToString(r.sum.Sum(nil))
	if _, err := r.next(); err != io.EOF {
		r.Changed = true
	}
	return io.EOF
}

// jsonProblem says what is wrong with JSON, without its text: that may be anything.
func jsonProblem(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("its JSON breaks off or goes wrong at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%s is no %s", kind.Field, kind.Type)
	}
	return "a value in it cannot be"
}

// next reads a line with its end. One that is too long is passed over.
func (r *ExportReader) next() ([]byte, error) {
	r.Line++
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		switch {
		case len(line)+len(part) > LongestLine:
			return nil, r.pass(part, err)
		case err == bufio.ErrBufferFull:
			line = append(line, part...)
			continue
		case err == io.EOF && len(bytes.TrimSpace(part))+len(line) > 0:
			err = nil // a last line without an end
		}
		line = append(line, part...)
		r.Bytes += int64(len(line))
		return line, err
	}
}

// pass reads on to the end of a line that is too long.
func (r *ExportReader) pass(part []byte, err error) error {
	for err == bufio.ErrBufferFull {
		part, err = r.in.ReadSlice('\n')
	}
	_ = part
	if err != nil && err != io.EOF {
		return err
	}
	r.Changed = true
	return &LineError{r.Line, fmt.Sprintf("it is longer than %d MiB", LongestLine>>20)}
}
