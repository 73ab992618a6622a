package simulator_test

import (
	"bytes"
	"context"
	"log"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"casebook/api/simulator"
)

// serve runs a simulator as the program does.
func serve(t *testing.T, ctx context.Context, addr string, o simulator.Options) *simulator.Server {
	t.Helper()
	server, err := simulator.Serve(ctx, addr, simulator.New(o))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return server
}

func TestTheServerAnswersOnLoopback(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"127.0.0.1:0", "localhost:0", "[::ffff:127.0.0.1]:0"} {
		server := serve(t, t.Context(), addr, simulator.Options{})
		if !strings.HasPrefix(server.URL(), "http://127.0.0.1:") || strings.HasSuffix(server.URL(), ":0") {
			t.Errorf("%s: URL() = %q", addr, server.URL())
		}
		check(t, call(t, server.URL()+verifyPath, soundBody), 200, yes)
	}
}

func TestAnAddressThatOthersCouldReachIsRefusedInOneLine(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{
		"0.0.0.0:0", "[::]:0", ":0", ":8080", "192.0.2.1:0", "[2001:db8::1]:0", "[fe80::1%lo]:0", "example.com:80", "localhost.example.com:0",
		"localhost", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http", "127.1:0", "2130706433:0", "", "0.0.0.0:0\nx", "127.0.0.1:\x1b[31m",
	} {
		server, err := simulator.Serve(t.Context(), addr, http.NotFoundHandler())
		if err == nil {
			_ = server.Close()
			t.Errorf("%q: listens at %s", addr, server.URL())
			continue
		}
		if text := err.Error(); strings.ContainsAny(text, "\n\x1b") || !strings.Contains(text, "127.0.0.1:0") {
			t.Errorf("%q: %q is not one line that says what to write instead", addr, text)
		}
	}
	_, err := simulator.Serve(t.Context(), "0.0.0.0:8080", http.NotFoundHandler())
	const want = `cannot listen on "0.0.0.0:8080": the simulator serves this machine only; use 127.0.0.1:0 (any free port)`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestATakenPortIsOneLineWithTheWayOut(t *testing.T) {
	t.Parallel()
	first := serve(t, t.Context(), "127.0.0.1:0", simulator.Options{})
	_, err := simulator.Serve(t.Context(), strings.TrimPrefix(first.URL(), "http://"), http.NotFoundHandler())
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.HasSuffix(err.Error(), "; port 0 takes any free port") {
		t.Errorf("error %v", err)
	}
}

func TestCloseFreesThePortAndMayBeCalledTwice(t *testing.T) {
	t.Parallel()
	server := serve(t, t.Context(), "127.0.0.1:0", simulator.Options{})
	for range 2 {
		if err := server.Close(); err != nil {
			t.Errorf("Close() = %v", err)
		}
	}
	if err := server.Wait(); err != nil {
		t.Errorf("Wait() = %v", err)
	}
	if _, err := net.Dial("tcp", strings.TrimPrefix(server.URL(), "http://")); err == nil {
		t.Error("something still listens")
	}
}

func TestTheEndOfTheContextClosesTheServer(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	server := serve(t, ctx, "127.0.0.1:0", simulator.Options{})
	check(t, call(t, server.URL()+verifyPath, soundBody), 200, yes)
	cancel()
	if err := server.Wait(); err != nil {
		t.Errorf("Wait() = %v", err)
	}
	if _, err := net.Dial("tcp", strings.TrimPrefix(server.URL(), "http://")); err == nil {
		t.Error("something still listens")
	}
}

func TestCloseDoesNotWaitForAnAnswerThatIsHeldBack(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{})
	s := simulator.New(simulator.Options{AnswerDelay: time.Minute})
	server, err := simulator.Serve(t.Context(), "127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(arrived)
		s.ServeHTTP(w, r)
	}))
	if err != nil {
		t.Fatal(err)
	}
	lost := make(chan error)
	go func() {
		response, err := lone().Post(server.URL()+verifyPath, "application/json", strings.NewReader(soundBody))
		if err == nil {
			response.Body.Close()
		}
		lost <- err
	}()
	<-arrived
	if err := server.Close(); err != nil {
		t.Errorf("Close() = %v", err)
	}
	if err := <-lost; err == nil || strings.Contains(err.Error(), "Timeout") {
		t.Errorf("the caller got %v, not a connection that ends", err)
	}
}

// TestABrokenHandlerWritesNothingToTheTerminal is not parallel: it watches the process's own logger.
func TestABrokenHandlerWritesNothingToTheTerminal(t *testing.T) {
	var terminal bytes.Buffer
	previous := log.Writer()
	log.SetOutput(&terminal)
	defer log.SetOutput(previous)
	server, err := simulator.Serve(t.Context(), "127.0.0.1:0", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") }))
	if err != nil {
		t.Fatal(err)
	}
	response, err := lone().Get(server.URL())
	if err == nil {
		response.Body.Close()
		t.Errorf("got %s", response.Status)
	}
	if err := server.Close(); err != nil || terminal.Len() > 0 {
		t.Errorf("Close() = %v; written: %q", err, terminal.String())
	}
}
