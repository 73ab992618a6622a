package api

import (
	"io"
	"net"
	"time"
)

// conn is the call's TCP connection. It tells the watch how much of the request
// has left, and mends two habits of net/http.
//
// What a server says before it was asked waits until the request is on its way:
// net/http would drop it and print it with package log. And a request that cannot
// be written to its end is no error while the server may still be read: an early
// 413 is an answer.
type conn struct {
	net.Conn
	*watch
}

// release lets reads go on. The caller holds the lock.
func (c conn) release() {
	select {
	case <-c.reading:
	default:
		close(c.reading)
	}
}

// Read waits for a write, then reads, and notes the end.
func (c conn) Read(p []byte) (int, error) {
	c.mu.Lock()
	reading, closed := c.reading, c.closed
	c.mu.Unlock()
	if !closed {
		<-reading
	}
	n, err := c.Conn.Read(p)
	if err == io.EOF {
		c.mu.Lock()
		c.ended = true
		c.mu.Unlock()
	}
	return n, err
}

// Write writes, and counts what is part of the request.
func (c conn) Write(p []byte) (int, error) {
	c.mu.Lock()
	c.release()
	request, failed := c.asking && !c.leaving, c.failed
	if request {
		c.lastWrite = time.Now() // the answer may be here before Write returns
	}
	c.mu.Unlock()
	if request && failed {
		return len(p), nil
	}
	n, err := c.Conn.Write(p)
	if !request {
		return n, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written, c.failed, c.lastWrite = c.written+int64(n), err != nil, time.Now()
	if c.failed && !c.closed {
		return len(p), nil
	}
	return n, err
}

// SetWriteDeadline is what crypto/tls calls before its farewell, which is no part
// of the request.
func (c conn) SetWriteDeadline(t time.Time) error {
	c.mu.Lock()
	c.leaving = true
	c.mu.Unlock()
	return c.Conn.SetWriteDeadline(t)
}

// Close closes the connection and lets waiting reads end.
func (c conn) Close() error {
	c.mu.Lock()
	c.closed = true
	c.release()
	c.mu.Unlock()
	return c.Conn.Close()
}
