package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
	"testing"

	"casebook/api/simulator"
)

// sends is how many calls the test of a violent end makes.
const sends = 200

// TestAKilledSendLeavesWhatWasAcknowledgedAndItselfAsPending kills a tenth of 200
// sends while their calls are in flight. Whatever was said to be kept must be there
// with its outcome, and each killed one as pending.
func TestAKilledSendLeavesWhatWasAcknowledgedAndItselfAsPending(t *testing.T) {
	t.Parallel()
	vendor := newVendor(t)
	acknowledged, killed := map[string]string{}, 0
	for i := range sends {
		if i%10 == 7 {
			vendor.holdNext()
			child := vendor.start(t, "--json")
			<-vendor.held // the call is in flight: its record must be there
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = child.Wait()
			vendor.letGo()
			killed++
			continue
		}
		a := vendor.send(t)
		acknowledged[a.ID] = a.Outcome
	}
	pending := 0
	for _, a := range vendor.history(t) {
		if a.Outcome == "pending" {
			pending++
			if a.Codes != nil || a.Status != nil {
				t.Errorf("a pending attempt has codes or a status: %+v", a)
			}
			continue
		}
		if acknowledged[a.ID] != a.Outcome {
			t.Errorf("attempt %s is %q in the history, and was acknowledged as %q", a.ID, a.Outcome, acknowledged[a.ID])
		}
		delete(acknowledged, a.ID)
	}
	if len(acknowledged) > 0 || pending != killed {
		t.Errorf("%d acknowledged attempts are missing; %d are pending, and %d were killed", len(acknowledged), pending, killed)
	}
}

// TestAnInterruptedSendIsRecordedAsCancelled sends the signal of ctrl+c while the
// call is in flight.
func TestAnInterruptedSendIsRecordedAsCancelled(t *testing.T) {
	t.Parallel()
	vendor := newVendor(t)
	vendor.holdNext()
	child := vendor.start(t, "--json")
	<-vendor.held
	if err := child.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err := child.Wait()
	vendor.letGo()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("an interrupted send ended with %v, not with status 130", err)
	}
	all := vendor.history(t)
	if len(all) != 1 || all[0].Outcome != "cancelled" {
		t.Errorf("the history holds %+v, not one cancelled attempt", all)
	}
}

// TestSendsAndListsAtOnceLoseNothing lets several processes use one history.
func TestSendsAndListsAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	vendor := newVendor(t)
	const windows, each = 3, 8
	done := make(chan []string)
	for range windows {
		go func() {
			var ids []string
			for range each {
				ids = append(ids, vendor.send(t).ID)
				vendor.history(t)
			}
			done <- ids
		}()
	}
	var ids []string
	for range windows {
		ids = append(ids, <-done...)
	}
	for _, a := range vendor.history(t) {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == a.ID })
	}
	if len(ids) > 0 {
		t.Errorf("%d of %d attempts are missing", len(ids), windows*each)
	}
}

// vendor is a server that casebook processes send to, and their common history.
type vendor struct {
	home   string
	url    string
	hold   atomic.Bool
	held   chan struct{} // hears of a request that is held back
	resume chan struct{}
}

func newVendor(t *testing.T) *vendor {
	v := &vendor{home: t.TempDir(), held: make(chan struct{}), resume: make(chan struct{})}
	answers := simulator.New(simulator.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if v.hold.CompareAndSwap(true, false) {
			v.held <- struct{}{}
			<-v.resume
		}
		answers.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	v.url = server.URL
	return v
}

func (v *vendor) holdNext() { v.hold.Store(true) }
func (v *vendor) letGo()    { v.resume <- struct{}{} }

// kept is an attempt as casebook prints it.
type kept struct {
	ID      string   `json:"id"`
	Outcome string   `json:"outcome"`
	Status  *int     `json:"status"`
	Codes   []string `json:"codes"`
}

func (v *vendor) command(args ...string) *exec.Cmd {
	path, err := exec.LookPath("casebook")
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"GORACE=" + quickExit, "HOME=" + v.home, "CASEBOOK_BASE_URL=" + v.url}
	accepted := simulator.Credentials()["authmatech"]
	cmd.Env = append(cmd.Env, "AUTHMATECH_API_KEY="+accepted["X-API-KEY"], "AUTHMATECH_CLIENT_ID="+accepted["X-CLIENT-ID"])
	return cmd
}

func (v *vendor) sending(flags ...string) *exec.Cmd {
	words := []string{"send", "authmatech", "verify", "mobileNumber=+962790000000", "encryptedMobileNumber=abc"}
	return v.command(append(words, flags...)...)
}

func (v *vendor) start(t *testing.T, flags ...string) *exec.Cmd {
	t.Helper()
	cmd := v.sending(flags...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// send makes a call and returns what was acknowledged.
func (v *vendor) send(t *testing.T) kept {
	var a kept
	out, err := v.sending("--json").Output()
	if err == nil {
		err = json.Unmarshal(out, &a)
	}
	if err != nil || a.Outcome != "success" {
		t.Errorf("send: %v: %s", err, out)
	}
	return a
}

// history returns all attempts, newest first.
func (v *vendor) history(t *testing.T) []kept {
	out, err := v.command("history", "--json").Output()
	if err != nil {
		t.Errorf("history: %v: %s", err, out)
	}
	var all []kept
	for lines := json.NewDecoder(bytes.NewReader(out)); lines.More(); {
		var a kept
		if err := lines.Decode(&a); err != nil {
			t.Errorf("history: %v", err)
			break
		}
		all = append(all, a)
	}
	return all
}
