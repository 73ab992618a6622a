package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"casebook/api/intake"
	"casebook/api/safe"
)

// stdin is how standard input is written on the command line, and named in
// messages.
const stdin = "-"

// label is what messages call an input.
func label(name string) string {
	if name == stdin {
		return "stdin"
	}
	return safe.Line(name).String()
}

// readInput reads a file or standard input whole, at most intake.MaxInput bytes, or
// gives up when ctx ends: a terminal or pipe may never say more. The error is one
// line about the input.
func (r *run) readInput(ctx context.Context, name string) ([]byte, error) {
	type reading struct {
		b   []byte
		err error
	}
	done := make(chan reading, 1)
	go func() {
		b, err := r.read(name)
		done <- reading{b, err}
	}()
	select {
	case got := <-done:
		return got.b, got.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (r *run) read(name string) ([]byte, error) {
	if name == stdin {
		return readAll(r.In, name)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		return nil, usage("%s is a folder; give the files in it", label(name))
	case info.Size() > intake.MaxInput:
		return nil, tooLong(name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = file.Close() }()
	return readAll(file, name)
}

func readAll(from io.Reader, name string) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(from, intake.MaxInput+1))
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case len(b) > intake.MaxInput:
		return nil, tooLong(name)
	}
	return b, nil
}

func tooLong(name string) error {
	return usage("%s is longer than %d MiB; cut out the call that matters", label(name), intake.MaxInput>>20)
}

// unreadable says why the operating system does not give a file.
func unreadable(name string, err error) error {
	var number syscall.Errno
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usage("there is no file %s; see that the name is right", label(name))
	case errors.Is(err, fs.ErrPermission):
		return usage("%s may not be read by you; see who owns it", label(name))
	case errors.As(err, &number):
		return usage("%s cannot be read: %w", label(name), number)
	}
	return usage("%s cannot be read: %w", label(name), err)
}
