package api

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
)

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

func ok(headers, body string) string {
	return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body
}

const (
	counted    = ", so the call counted"
	mayCount   = "; the request was sent, so it may have counted"
	unreadably = "the answer from HOST came and could not be read ("
)

// hostile lists servers that read the request, write something and close.
var hostile = []struct {
	name, writes string
	status       int    // 0: no answer
	kind         Kind   // of the failure
	body         string // of the answer
	says         string
}{
	{name: "an escape in the status line", writes: "HTTP/1.1 200 \x1b]0;owned\x07\r\nContent-Length: 2\r\n\r\nok", status: 200, body: "ok"},
	{name: "no reason in the status line", writes: "HTTP/1.1 204\r\n\r\n", status: 204},
	{name: "nothing", writes: "", kind: KindReset, says: "the connection was closed while waiting for the answer from HOST" + mayCount},
	{name: "half a status line", writes: "HTTP/1.1 20", kind: KindReset,
		says: "the connection was closed while reading the headers of the answer from HOST" + mayCount},
	{name: "half the headers", writes: "HTTP/1.1 200 OK\r\nContent-Le", kind: KindReset,
		says: "the connection was closed while reading the headers of the answer from HOST" + mayCount},
	{name: "a body without a status line", writes: "{\"success\":true}\r\n\r\n", kind: KindMalformed,
		says: unreadably + "its first line is no HTTP status line)" + counted},
	{name: "the greeting of another protocol", writes: "SSH-2.0-OpenSSH_9.9\r\n", kind: KindMalformed,
		says: unreadably + "its first line is no HTTP status line)" + counted},
	{name: "a protocol with a blank in its greeting", writes: "220 mail.example ESMTP\r\n", kind: KindMalformed,
		says: unreadably + "its status is not a number of three digits)" + counted},
	{name: "a TLS alert", writes: "\x15\x03\x01\x00\x02\x02\x46", kind: KindReset,
		says: "the connection was closed while reading the headers of the answer from HOST" + mayCount},
	{name: "an HTTP/2 preface", writes: "\x00\x00\x12\x04\x00\x00\x00\x00\x00\n", kind: KindMalformed,
		says: unreadably + "its first line is no HTTP status line)" + counted},
	{name: "a status of words", writes: "HTTP/1.1 abc OK\r\n\r\n", kind: KindMalformed,
		says: unreadably + "its status is not a number of three digits)" + counted},
	{name: "a negative status", writes: "HTTP/1.1 -10 OK\r\n\r\n", kind: KindMalformed,
		says: unreadably + "its status is not a number of three digits)" + counted},
	{name: "a status that HTTP has not", writes: "HTTP/1.1 000 Odd\r\nContent-Length: 2\r\n\r\nok", status: 0, body: "ok",
		says: "the status is none of HTTP's"},
	{name: "a version that HTTP has not", writes: "HTTX/9.9.9 200 OK\r\n\r\n", kind: KindMalformed,
		says: unreadably + "its first line names no HTTP version)" + counted},
	{name: "the request echoed as a status line", writes: "POST /?" + canary + " HTTP/1.1\r\n\r\n", kind: KindMalformed,
		says: unreadably + "its status is not a number of three digits)" + counted},
	{name: "the request echoed in a broken header", writes: ok("X-Echo "+canary+"\r\n", ""), kind: KindMalformed,
		says: unreadably + "a header line is malformed or holds a control character)" + counted},
	{name: "an escape in a header", writes: ok("X-Title: \x1b]0;owned\x07\r\n", ""), kind: KindMalformed,
		says: unreadably + "a header line is malformed or holds a control character)" + counted},
	{name: "a NUL in a header", writes: ok("X-Nul: a\x00b\r\n", ""), kind: KindMalformed,
		says: unreadably + "a header line is malformed or holds a control character)" + counted},
	{name: "headers that begin with a blank", writes: "HTTP/1.1 200 OK\r\n X: folded\r\n\r\n", kind: KindMalformed,
		says: unreadably + "a header line is malformed or holds a control character)" + counted},
	{name: "a header without end", writes: "HTTP/1.1 200 OK\r\nX-Long: " + strings.Repeat("a", 1<<20), kind: KindMalformed,
		says: unreadably + "its headers take more than 64 KiB)" + counted},
	{name: "headers without end", writes: "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-Many: a\r\n", 1<<16), kind: KindMalformed,
		says: unreadably + "its headers take more than 64 KiB)" + counted},
	{name: "a flood of interim answers", writes: strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 1<<14), kind: KindMalformed,
		says: unreadably + "its headers take more than 64 KiB)" + counted},
	{name: "a few interim answers", writes: strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 9) + ok("Content-Length: 2\r\n", "ok"), status: 200, body: "ok"},
	{name: "two lengths", writes: ok("Content-Length: 2\r\nContent-Length: 3\r\n", "ok"), kind: KindMalformed,
		says: unreadably + "it announces two different lengths)" + counted},
	{name: "a negative length", writes: ok("Content-Length: -1\r\n", "ok"), kind: KindMalformed,
		says: unreadably + "the length it announces is no number)" + counted},
	{name: "an unknown transfer encoding", writes: ok("Transfer-Encoding: gzip\r\n", "ok"), kind: KindMalformed,
		says: unreadably + "its Transfer-Encoding is not chunked)" + counted},
	{name: "a length that is too long", writes: ok("Content-Length: 100\r\n", "only this"), status: 200, body: "only this",
		says: "the connection was closed after 9 of the 100 bytes that were announced"},
	{name: "a length that is too short", writes: ok("Content-Length: 2\r\n", "ok and more"), status: 200, body: "ok"},
	{name: "a length beyond all memory", writes: ok("Content-Length: 9223372036854775807\r\n", "ok"), status: 200, body: "ok",
		says: "the connection was closed after 2 of the 9223372036854775807 bytes that were announced"},
	{name: "chunks that are none", writes: ok("Transfer-Encoding: chunked\r\n", "zz\r\nok\r\n"), status: 200,
		says: "the body's chunks are malformed after 0 bytes"},
	{name: "a chunk beyond all memory", writes: ok("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nok"), status: 200,
		says: "the body's chunks are malformed after 0 bytes"},
	{name: "chunks that end early", writes: ok("Transfer-Encoding: chunked\r\n", "2\r\nok\r\n"), status: 200, body: "ok",
		says: "the connection was closed within the body, after 2 bytes"},
	{name: "chunks with a trailer of garbage", writes: ok("Transfer-Encoding: chunked\r\n", "2\r\nok\r\n0\r\n\x1b[2J\r\n\r\n"), status: 200, body: "ok",
		says: "the body's chunks are malformed after 2 bytes"},
	{name: "HTML that says it is gzip", writes: ok("Content-Encoding: gzip\r\n", "<html>502</html>"), status: 200, body: "<html>502</html>",
		says: "the answer says that its body is gzip, and it is not: its bytes are kept as they came"},
	{name: "no body that says it is gzip", writes: ok("Content-Encoding: gzip\r\nContent-Length: 0\r\n", ""), status: 200},
	{name: "gzip", writes: ok("Content-Encoding: GZIP\r\n", gzipped("decoded")), status: 200, body: "decoded"},
	{name: "gzip that ends early", writes: ok("Content-Encoding: gzip\r\n", gzipped("decoded")[:15]), status: 200, body: "deco",
		says: "the gzip data ends early"},
	{name: "gzip with a wrong checksum", writes: ok("Content-Encoding: gzip\r\n", gzipped("decoded")[:23]+"xxxxxxxx"), status: 200, body: "decoded",
		says: "the gzip data does not match its checksum"},
	{name: "gzip of garbage", writes: ok("Content-Encoding: gzip\r\n", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff"), status: 200,
		says: "the gzip data is damaged"},
	{name: "gzip with half a head", writes: ok("Content-Encoding: gzip\r\n", "\x1f\x8b\x08"), status: 200,
		says: "the gzip data ends early"},
	{name: "gzip that the connection cuts", writes: ok("Content-Encoding: gzip\r\nContent-Length: 99\r\n", gzipped("decoded")[:15]), status: 200, body: "deco",
		says: "the connection was closed after 15 of the 99 bytes that were announced"},
	{name: "an encoding nobody asked for", writes: ok("Content-Encoding: br, "+canary+"\r\n", "\x0b\x01"), status: 200, body: "\x0b\x01",
		says: "the body is encoded in a way that is not decoded here: its bytes are kept as they came"},
	{name: "another protocol", writes: "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n\x00\x01", status: 101,
		says: "the server switched to another protocol: nothing more was read"},
	{name: "an error with a body", writes: "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>", status: 502, body: "<html>"},
	{name: "HTTP/1.0", writes: "HTTP/1.0 200 OK\r\n\r\nok", status: 200, body: "ok"},
	{name: "a redirect", writes: "HTTP/1.1 307 Go\r\nLocation: https://u:p@other.example:444/in?api_key=" + canary + "#x\r\nContent-Length: 2\r\n\r\nok",
		status: 307, body: "ok", says: "307 points to https://other.example:444; it was not followed, since the key would go along"},
	{name: "a redirect to itself", writes: "HTTP/1.1 302 Go\r\nLocation: /login?" + canary + "\r\n\r\n", status: 302,
		says: "302 points to http://HOST; it was not followed, since the key would go along"},
	{name: "a redirect with a secret in its path", writes: "HTTP/1.1 302 Go\r\nLocation: https://other.example/" + strings.Repeat("a", 180) + canary + "\r\n\r\n", status: 302,
		says: "302 points to https://other.example; it was not followed, since the key would go along"},
	{name: "a redirect by another scheme", writes: "HTTP/1.1 302 Go\r\nLocation: " + canary + "://other.example/\r\n\r\n", status: 302,
		says: "302 points to something that is no web address; it was not followed, since the key would go along"},
	{name: "a redirect to a host that no name is long enough for", writes: "HTTP/1.1 302 Go\r\nLocation: https://" + strings.Repeat("a", 1<<12) + canary + "/\r\n\r\n", status: 302,
		says: "302 points to something that is no web address; it was not followed, since the key would go along"},
	{name: "a redirect to nowhere", writes: "HTTP/1.1 301 Go\r\nLocation: javascript:" + canary + "\r\n\r\n", status: 301,
		says: "301 points to something that is no web address; it was not followed, since the key would go along"},
	{name: "a redirect that cannot be read", writes: "HTTP/1.1 308 Go\r\nLocation: https://%zz/" + canary + "\r\n\r\n", status: 308,
		says: "308 points to something that is no web address; it was not followed, since the key would go along"},
}

func TestAHostileServerSeesOneRequestAndIsNamed(t *testing.T) {
	t.Parallel()
	for _, test := range hostile {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, write(test.writes))
			x := slow().Do(t.Context(), post("http://"+s.address))
			outcome(t, x)
			if n, asked := s.connections.Load(), s.asks.Load(); n != 1 || asked != 1 {
				t.Errorf("%d connections, %d requests, want one each", n, asked)
			}
			if said := words(t, x, s.address); said != test.says {
				t.Errorf("said %q\nwant %q", said, test.says)
			}
			if test.kind != "" {
				if x.Failure == nil || x.Failure.Kind != test.kind || x.Failure.Phase != PhaseFirstByte || x.Failure.Sent != SentYes {
					t.Fatalf("failure %+v, want kind %q after the request was sent", x.Failure, test.kind)
				}
				return
			}
			if x.Answer == nil || x.Answer.Status != test.status || string(x.Answer.Body) != test.body {
				t.Fatalf("answer %+v, want status %d and body %q", x.Answer, test.status, test.body)
			}
		})
	}
}

func TestSentencesTellFailuresApart(t *testing.T) {
	t.Parallel()
	kinds := map[string]Kind{}
	for _, test := range hostile {
		if other, seen := kinds[test.says]; seen && test.says != "" && other != test.kind {
			t.Errorf("%q is said of %q and of %q", test.says, other, test.kind)
		}
		kinds[test.says] = test.kind
	}
}

func TestTheAnswerIsKeptAsItCame(t *testing.T) {
	t.Parallel()
	s := answering(t, write("HTTP/1.1 422 \x1b[31mNo\r\nb-two: 2\r\nA-One: \u202e1\r\nB-Two: 1\r\nContent-Encoding: gzip\r\n\r\n"+gzipped("decoded")))
	a := slow().Do(t.Context(), post("http://"+s.address)).Answer
	want := Headers{{Name: "A-One", Value: "\u202e1"}, {Name: "B-Two", Value: "2"}, {Name: "B-Two", Value: "1"}, {Name: "Content-Encoding", Value: "gzip"}}
	if fmt.Sprint(a.Headers) != fmt.Sprint(want) {
		t.Errorf("headers %q, want %q", a.Headers, want)
	}
	if a.StatusText != "\x1b[31mNo" || a.Protocol != "HTTP/1.1" || a.TLS != "" || a.Wire != int64(len(gzipped("decoded"))) {
		t.Errorf("answer %+v", a)
	}
}

func TestAResetConnectionIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	t.Run("after the request", func(t *testing.T) {
		t.Parallel()
		s := answering(t, func(c net.Conn) bool { reset(c); return false })
		x := slow().Do(t.Context(), post("http://"+s.address))
		said := words(t, x, s.address)
		if x.Failure == nil || x.Failure.Kind != KindReset || x.Failure.Sent != SentYes || s.asks.Load() != 1 || s.connections.Load() != 1 ||
			said != "the connection was reset while waiting for the answer from HOST"+mayCount {
			t.Errorf("%+v, %q, %d requests", x.Failure, said, s.asks.Load())
		}
	})
	t.Run("before the request", func(t *testing.T) {
		t.Parallel()
		s := listen(t, func(_ *server, c net.Conn) { reset(c) })
		for range 20 { // whether the kernel takes the request is a race, and both is said
			x := slow().Do(t.Context(), post("http://"+s.address))
			if words(t, x, s.address); x.Failure == nil || x.Failure.Kind != KindReset {
				t.Fatalf("%+v", x.Failure)
			}
		}
		if n := s.connections.Load(); n > 20 {
			t.Errorf("%d connections for 20 calls", n)
		}
	})
	t.Run("within the headers", func(t *testing.T) {
		t.Parallel()
		s := answering(t, func(c net.Conn) bool { io.WriteString(c, "HTTP/1.1 200"); reset(c); return false })
		x := slow().Do(t.Context(), post("http://"+s.address))
		if words(t, x, s.address); x.Failure == nil || x.Failure.Kind != KindReset || x.Failure.Sent != SentYes {
			t.Errorf("%+v", x.Failure)
		}
	})
	t.Run("within the request", func(t *testing.T) {
		t.Parallel()
		s := listen(t, func(_ *server, c net.Conn) { io.ReadFull(c, make([]byte, 1000)); reset(c) })
		r := post("http://" + s.address)
		r.Body = bytes.Repeat([]byte("a"), 64<<20)
		x := slow().Do(t.Context(), r)
		if words(t, x, s.address); x.Failure == nil || x.Failure.Kind != KindReset || x.Failure.Sent != SentUnknown || s.connections.Load() != 1 {
			t.Errorf("%+v", x.Failure)
		}
	})
}

func TestALongBodyIsCutAndSaysSo(t *testing.T) {
	t.Parallel()
	const announced = MaxBody + 5
	for _, test := range []struct{ name, headers, says string }{
		{"announced", fmt.Sprintf("Content-Length: %d\r\n", announced),
			"the body goes on past the 33554432 bytes that were read; the server announced 33554437"},
		{"unannounced", "", "the body goes on past the 33554432 bytes that were read; the server did not say how long it is"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := answering(t, func(c net.Conn) bool {
				io.WriteString(c, ok(test.headers, ""))
				c.Write(make([]byte, announced))
				return false
			})
			x := slow().Do(t.Context(), post("http://"+s.address))
			if said := words(t, x, s.address); said != test.says || !x.Answer.Cut || len(x.Answer.Body) != MaxBody || x.Answer.Broken != "" {
				t.Errorf("said %q, cut %v at %d", said, x.Answer.Cut, len(x.Answer.Body))
			}
		})
	}
}

func TestABodyOfExactlyTheMostIsNotCut(t *testing.T) {
	t.Parallel()
	s := answering(t, func(c net.Conn) bool {
		io.WriteString(c, ok("", ""))
		c.Write(make([]byte, MaxBody))
		return false
	})
	if a := slow().Do(t.Context(), post("http://"+s.address)).Answer; a.Cut || a.Broken != "" || len(a.Body) != MaxBody || a.Wire != MaxBody {
		t.Errorf("cut %v, broken %q, %d bytes", a.Cut, a.Broken, len(a.Body))
	}
}

func TestAGzipBombIsBounded(t *testing.T) {
	bomb := strings.Repeat(gzipped(strings.Repeat("a", 8<<20)), 64) // 512 MiB in members of 8
	s := answering(t, write(ok("Content-Encoding: gzip\r\n", bomb)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x := slow().Do(t.Context(), post("http://"+s.address))
	runtime.ReadMemStats(&after)
	if !x.Answer.Cut || len(x.Answer.Body) != MaxBody || x.Answer.Wire >= int64(len(bomb)) {
		t.Errorf("cut %v at %d, %d of %d bytes read", x.Answer.Cut, len(x.Answer.Body), x.Answer.Wire, len(bomb))
	}
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 8*MaxBody {
		t.Errorf("%d bytes allocated for %d", allocated, MaxBody)
	}
}
