package api

import (
	"fmt"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"
)

// full returns an address that takes no more connections: Linux leaves a
// connection request unanswered while the queue of the listener is full.
func full(t *testing.T) string {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Close(fd) })
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Listen(fd, 0); err != nil {
		t.Fatal(err)
	}
	name, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	address := fmt.Sprintf("127.0.0.1:%d", name.(*syscall.SockaddrInet4).Port)
	first, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { first.Close() })
	return address
}

func TestConnectingHasItsLimit(t *testing.T) {
	t.Parallel()
	address := full(t)
	for _, test := range []struct {
		name, says string
		set        func(*Timeouts)
	}{
		{"of its own", "no connection to HOST within 20 ms; nothing was sent", func(l *Timeouts) { l.Connect = 20 * time.Millisecond }},
		{"in all", "no connection to HOST within 60 ms in all; nothing was sent", func(l *Timeouts) { l.Total = 60 * time.Millisecond }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := slow()
			test.set(&c.Timeouts)
			x := c.Do(t.Context(), post("http://"+address))
			said := words(t, x, address)
			if f := x.Failure; f == nil || f.Kind != KindTimeout || f.Phase != PhaseConnect || f.Sent != SentNo || said != test.says {
				t.Errorf("got %+v", x.Failure)
			}
		})
	}
	t.Run("of a proxy", func(t *testing.T) {
		t.Parallel()
		c := proxied(slow(), address)
		c.Timeouts.Connect = 20 * time.Millisecond
		x := c.Do(t.Context(), post("https://example.com"))
		if said := words(t, x, address); !strings.HasPrefix(said, "no connection to the proxy HOST within 20 ms; ") || x.Failure.Kind != KindProxy {
			t.Errorf("got %+v", x.Failure)
		}
	})
}
