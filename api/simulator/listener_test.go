package simulator

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestAListenerThatFailsEndsTheServerWithOneLine(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	ctx, stop := context.WithCancel(t.Context())
	s := &Server{url: "http://127.0.0.1:1", stop: stop, done: make(chan struct{})}
	go s.run(ctx, listener, http.NotFoundHandler())
	text := ""
	if err := s.Wait(); err != nil {
		text = err.Error()
	}
	if !strings.HasPrefix(text, "the simulator at http://127.0.0.1:1 stopped: ") || !strings.HasSuffix(text, "; start it again") || strings.Contains(text, "\n") {
		t.Errorf("Wait() = %q", text)
	}
}
