package simulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

// Server is a handler that listens on loopback until it is closed.
type Server struct {
	url  string
	stop context.CancelFunc
	done chan struct{} // closed when nothing listens any more
	err  error         // readable once done is closed
}

// Serve lets h answer on addr, such as "127.0.0.1:0" (any free port), and returns at once. It listens on loopback only: for an
// addr that other machines could reach, or a port that is taken, the error is one line. When ctx ends, the server closes.
func Serve(ctx context.Context, addr string, h http.Handler) (*Server, error) {
	local, err := loopback(addr)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", local)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %q: %w; port 0 takes any free port", addr, err)
	}
	ctx, stop := context.WithCancel(ctx)
	s := &Server{url: "http://" + listener.Addr().String(), stop: stop, done: make(chan struct{})}
	go s.run(ctx, listener, h)
	return s, nil
}

// run answers until ctx ends or the listener fails.
func (s *Server) run(ctx context.Context, listener net.Listener, h http.Handler) {
	defer close(s.done)
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       2 * time.Minute, // this and the next run on while Options.AnswerDelay holds an answer back
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // a line on standard error would tear a full-screen program's picture
	}
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(listener)
		s.stop()
	}()
	<-ctx.Done()
	_ = server.Close() // drops the connections, and with them what is held back
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		s.err = fmt.Errorf("the simulator at %s stopped: %w; start it again", s.url, err)
	}
}

// loopback returns addr in numbers if it is a loopback address with a port. It asks no resolver: localhost is 127.0.0.1.
func loopback(addr string) (string, error) {
	local := addr
	if port, ok := strings.CutPrefix(addr, "localhost:"); ok {
		local = "127.0.0.1:" + port
	}
	if parsed, err := netip.ParseAddrPort(local); err != nil || !parsed.Addr().IsLoopback() {
		return "", fmt.Errorf("cannot listen on %q: the simulator serves this machine only; use 127.0.0.1:0 (any free port)", addr)
	}
	return local, nil
}

// URL is the base URL to send requests to, such as "http://127.0.0.1:40123".
func (s *Server) URL() string { return s.url }

// Close stops listening and drops the connections; an answer that is still held back is never sent. Its error is that of Wait.
func (s *Server) Close() error {
	s.stop()
	return s.Wait()
}

// Wait returns when the server has stopped: nil after Close or the end of its context, else why the listener failed.
func (s *Server) Wait() error {
	<-s.done
	return s.err
}
