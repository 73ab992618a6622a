package simulator_test

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"casebook/api/simulator"
)

// slow is how long the slow faults take in the tests.
const slow = 30 * time.Millisecond

// asked are the ways in which a caller, or whoever starts the simulator, asks for a fault, each as a call of Verify.
func asked(t *testing.T, fault string) map[string]func() (sound, string) {
	verify := func(edits ...string) sound { return edited(t, "authmatech verify", edits...) }
	plain := func() string { _, url := start(t, simulator.Options{Slow: slow}); return url }
	return map[string]func() (sound, string){
		"by path":    func() (sound, string) { return verify(), plain() + "/fault/" + fault },
		"by header":  func() (sound, string) { return verify("X-Simulate-Fault=" + fault), plain() },
		"by a value": func() (sound, string) { return verify("sdkSessionId=fault-" + fault), plain() },
		"for all": func() (sound, string) {
			_, url := start(t, simulator.Options{Slow: slow, Fault: fault})
			return verify(), url
		},
		"several": func() (sound, string) { return verify("X-Simulate-Fault=" + fault), plain() + "/fault/" + fault },
	}
}

// eachWay sends the call in every way in which the fault can be asked for.
func eachWay(t *testing.T, fault string, expect func(*testing.T, reply, error)) {
	for name, way := range asked(t, fault) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			call, url := way()
			got, err := call.send(t, url)
			expect(t, got, err)
		})
	}
}

func TestTheFaultsAreNamed(t *testing.T) {
	t.Parallel()
	want := []string{"slow-first-byte", "slow-body", "cut-body", "reset", "html-502", "gzip", "redirect", "wrong-type"}
	if got := simulator.Faults(); !slices.Equal(got, want) {
		t.Errorf("Faults() = %q", got)
	}
}

func TestSlowAnswersAreWholeAndLate(t *testing.T) {
	t.Parallel()
	for _, fault := range []string{"slow-first-byte", "slow-body"} {
		begin := time.Now()
		eachWay(t, fault, func(t *testing.T, got reply, err error) {
			if err != nil {
				t.Fatal(err)
			}
			check(t, got, 200, yes)
			if waited := time.Since(begin); waited < slow {
				t.Errorf("it took %v", waited)
			}
		})
	}
}

func TestTheHeadOfASlowBodyComesAtOnce(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{Slow: time.Minute})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/fault/slow-body/nowhere", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := lone().Do(request) // gives up after 20 s, long before the body is whole
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != 404 || response.ContentLength != int64(len("(simulated text) no simulated system has this path\n")) {
		t.Errorf("%d with %d bytes to come", response.StatusCode, response.ContentLength)
	}
	_ = response.Body.Close()
}

func TestACutBodyEndsHalfWay(t *testing.T) {
	t.Parallel()
	eachWay(t, "cut-body", func(t *testing.T, got reply, err error) {
		if !errors.Is(err, io.ErrUnexpectedEOF) || got.status != 200 || got.body != yes[:len(yes)/2] || got.header.Get("Content-Length") != "156" {
			t.Errorf("%v: %+v; the whole has %d bytes", err, got, len(yes))
		}
	})
}

func TestAResetIsNoAnswer(t *testing.T) {
	t.Parallel()
	eachWay(t, "reset", func(t *testing.T, _ reply, err error) {
		if !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("got %v", err)
		}
	})
}

func TestAGatewaysPageTakesTheAnswersPlace(t *testing.T) {
	t.Parallel()
	eachWay(t, "html-502", func(t *testing.T, got reply, err error) {
		if err != nil || got.status != 502 || !strings.Contains(got.body, "<h1>502 Bad Gateway</h1>") || got.header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%v: %+v", err, got)
		}
	})
}

func TestACompressedAnswerComesWhateverWasAccepted(t *testing.T) {
	t.Parallel()
	eachWay(t, "gzip", func(t *testing.T, got reply, err error) {
		if err != nil {
			t.Fatal(err)
		}
		check(t, got, 200, yes) // the client asked for it, and so unpacked it itself
	})
	_, url := start(t, simulator.Options{})
	got := ask(t, url, "authmatech verify", "X-Simulate-Fault=gzip", "Accept-Encoding=identity")
	if got.header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("headers %v", got.header)
	}
	unpacked, err := gzip.NewReader(strings.NewReader(got.body))
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(unpacked); err != nil || string(body) != yes {
		t.Errorf("%v: %s", err, body)
	}
}

func TestARedirectLeadsElsewhere(t *testing.T) {
	t.Parallel()
	eachWay(t, "redirect", func(t *testing.T, got reply, err error) {
		if err != nil || got.status != 302 || got.body != "" || got.header.Get("Location") != "/redirected" {
			t.Errorf("%v: %+v", err, got)
		}
	})
}

func TestAWrongTypeLeavesTheBody(t *testing.T) {
	t.Parallel()
	eachWay(t, "wrong-type", func(t *testing.T, got reply, err error) {
		if err != nil || got.status != 200 || got.body != yes || got.header.Get("Content-Type") != "text/html" {
			t.Errorf("%v: %+v", err, got)
		}
	})
}

func TestAFaultBefallsEverySystemAndEveryAnswer(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	for operation := range calls() {
		if got := ask(t, url+"/fault/wrong-type", operation); got.status/100 != 2 || got.header.Get("Content-Type") != "text/html" {
			t.Errorf("%s: %+v", operation, got)
		}
	}
	if got := s.Requests(); got != int64(len(calls())) {
		t.Errorf("Requests() = %d", got)
	}
	if got := ask(t, url+"/fault/wrong-type", "nextreason otp_verify", "version=v2"); got.status != 503 || got.header.Get("Content-Type") != "text/html" {
		t.Errorf("%+v", got)
	}
}

func TestAnAnswerWithoutABodyHasNothingToSpoil(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{Slow: slow})
	for _, fault := range []string{"slow-body", "gzip", "wrong-type"} {
		for edit, status := range map[string]int{"mobileNumber=+962790000204": 204, "mobileNumber=+962790000302": 302} {
			got := ask(t, url+"/fault/"+fault, "authmatech verify", edit)
			if got.status != status || got.body != "" || got.header.Get("Content-Type") != "" || got.header.Get("Content-Encoding") != "" {
				t.Errorf("%s: %+v", fault, got)
			}
		}
	}
}

func TestTheRequestIsHandledWhateverBecomesOfTheAnswer(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	for _, fault := range []string{"reset", "cut-body"} {
		if _, err := edited(t, "nextreason otp_send", "user_id=bea@example.com").send(t, url+"/fault/"+fault); !broken(err) {
			t.Errorf("%s: %v", fault, err)
		}
	}
	check(t, ask(t, url, "nextreason otp_verify", "user_id=bea@example.com", "code=151122"), 200, codeRight)
	if got := s.Requests(); got != 3 {
		t.Errorf("Requests() = %d", got)
	}
}

func TestAFaultThatDoesNotExistIsSaid(t *testing.T) {
	t.Parallel()
	const want = "(simulated text) no fault has this name; known are slow-first-byte, slow-body, cut-body, reset, html-502, gzip, redirect, wrong-type\n"
	_, url := start(t, simulator.Options{})
	_, broken := start(t, simulator.Options{Fault: "RESET"})
	for _, got := range []reply{
		ask(t, url+"/fault/lightning", "authmatech verify"), ask(t, url+"/fault/Gzip", "authmatech verify"),
		ask(t, url, "authmatech verify", "X-Simulate-Fault=gzip, reset"), ask(t, broken, "authmatech verify"),
	} {
		if got.status != 404 || got.body != want {
			t.Errorf("%+v", got)
		}
	}
	check(t, ask(t, url, "authmatech verify", "sdkSessionId=fault-lightning"), 200, yes)
	if got := ask(t, url+"/fault/gzip", "nextreason otp_verify", "version=v2/x"); got.status != 503 {
		t.Errorf("%+v", got)
	}
}

func TestTheCallersFaultCountsBeforeTheGeneralOne(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{Fault: "reset"})
	for way, got := range map[string]reply{
		"path":  ask(t, url+"/fault/redirect", "authmatech verify", "X-Simulate-Fault=html-502"),
		"value": ask(t, url, "authmatech verify", "sdkSessionId=fault-redirect"),
	} {
		if got.status != 302 {
			t.Errorf("%s: %+v", way, got)
		}
	}
	if got := ask(t, url, "authmatech verify", "X-Simulate-Fault=html-502", "sdkSessionId=fault-redirect"); got.status != 502 {
		t.Errorf("header and value: %+v", got)
	}
}

func TestAResetWithoutAConnectionOfItsOwnEndsTheHandler(t *testing.T) {
	t.Parallel()
	s := simulator.New(simulator.Options{Fault: "reset"})
	defer func() {
		if end := recover(); end != http.ErrAbortHandler {
			t.Errorf("it ended with %v", end)
		}
	}()
	got := answerOf(t, s, "authmatech verify")
	t.Errorf("an answer: %d", got.Code)
}
