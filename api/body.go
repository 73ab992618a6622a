package api

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"syscall"
)

// wire is an answer's body as it comes off the connection, before decoding.
type wire struct {
	body io.Reader
	n    int64
	err  error // why it ended, unless it ended well
}

// Read reads on, counts, and remembers an error that a decoder may hide.
func (w *wire) Read(p []byte) (int, error) {
	n, err := w.body.Read(p)
	w.n += int64(n)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// readBody reads a's body, decoded, as far as MaxBody.
func (k *call) readBody(a *Answer, response *http.Response, notes *[]string) {
	w := &wire{body: response.Body}
	content, note, err := decode(w, response.Header.Values("Content-Encoding"))
	if note != "" {
		*notes = append(*notes, note)
	}
	if err == nil {
		a.Body, err = io.ReadAll(io.LimitReader(content, MaxBody+1))
	}
	a.Wire = w.n
	switch {
	case len(a.Body) > MaxBody:
		a.Body, a.Cut = a.Body[:MaxBody], true
		*notes = append(*notes, cutNote(response.ContentLength))
	case w.err != nil:
		a.Broken = k.broken(w, response)
	case err != nil:
		a.Broken = damaged(err)
	}
}

func cutNote(announced int64) string {
	if announced < 0 {
		return line("the body goes on past the %d bytes that were read; the server did not say how long it is", MaxBody)
	}
	return line("the body goes on past the %d bytes that were read; the server announced %d", MaxBody, announced)
}

// decode undoes gzip, the one encoding that the client asks for. Everything else
// stays as it came, with a note.
func decode(raw io.Reader, encodings []string) (content io.Reader, note string, err error) {
	switch strings.ToLower(strings.Join(encodings, ",")) {
	case "", "identity":
		return raw, "", nil
	case "gzip", "x-gzip":
	default:
		return raw, "the body is encoded in a way that is not decoded here: its bytes are kept as they came", nil
	}
	buffered := bufio.NewReader(raw)
	switch magic, _ := buffered.Peek(2); string(magic) {
	case "":
		return buffered, "", nil
	case "\x1f\x8b":
		content, err = gzip.NewReader(buffered)
		return content, "", err
	}
	return buffered, "the answer says that its body is gzip, and it is not: its bytes are kept as they came", nil
}

// damaged says what is wrong with a gzip stream that arrived whole.
func damaged(err error) string {
	switch {
	case errors.Is(err, gzip.ErrChecksum):
		return "the gzip data does not match its checksum"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "the gzip data ends early"
	}
	return "the gzip data is damaged"
}

// broken says why a body ended early on the connection.
func (k *call) broken(w *wire, response *http.Response) string {
	after := fmt.Sprintf(" after %d bytes", w.n)
	closed := errors.Is(w.err, io.ErrUnexpectedEOF)
	switch {
	case k.parent.Err() != nil:
		return "cancelled while reading the answer," + after
	case context.Cause(k.limited) == errTotal:
		return "the answer did not end within " + limit(k.limits.Total) + " in all: it was left" + after
	case closed && response.ContentLength >= 0:
		return fmt.Sprintf("the connection was closed after %d of the %d bytes that were announced", w.n, response.ContentLength)
	case closed:
		return "the connection was closed within the body," + after
	case errors.Is(w.err, syscall.ECONNRESET):
		return "the connection was reset within the body," + after
	case slices.Contains(response.TransferEncoding, "chunked"):
		return "the body's chunks are malformed" + after
	}
	return fmt.Sprintf("reading the body failed%s (%T)", after, innermost(w.err))
}
