package cli

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// acme answers as the system of testdata/acme.yaml does.
func acme(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Path != "/v2/numbers/check" || r.Header.Get("X-Acme-Token") == "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = w.Write([]byte(`{"fault":"bad_number","hint":"cannot read it"}`))
	}))
	t.Cleanup(server.Close)
	return server
}

const acmeToken = "CANARY-acme-token-not-real"

// configured is a bench with files in its config folder, by name.
func configured(t *testing.T, files map[string]string, variables map[string]string) *bench {
	t.Helper()
	b := newBench(t, variables)
	folder := filepath.Join(b.Home, ".config", "casebook")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func packFile(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAFourthSystemIsOneDroppedFile(t *testing.T) {
	t.Parallel()
	server := acme(t)
	b := configured(t, map[string]string{"acme.yaml": packFile(t)}, map[string]string{
		"CASEBOOK_BASE_URL": server.URL, "ACME_TOKEN": acmeToken,
	})
	b.expect(t, statusRefused, "send", "acme", "check_number", "number=0790000000", "--json")
	var sent struct {
		ID          string
		Explanation struct {
			Causes []struct{ Row, Likelihood string }
			Reply  string
		}
	}
	if err := json.Unmarshal(b.out.Bytes(), &sent); err != nil {
		t.Fatalf("%v in %s", err, &b.out)
	}
	e := sent.Explanation
	if len(e.Causes) == 0 || e.Causes[0].Row != "acme.check.bad_number" || e.Causes[0].Likelihood != "certain" {
		t.Errorf("causes are %+v", e.Causes)
	}
	if !strings.Contains(e.Reply, "like +962790000000") {
		t.Errorf("reply is %q", e.Reply)
	}
	b.expect(t, statusDone, "ticket", sent.ID)
	for _, want := range []string{"Acme Identity", "help@acme.example", "bad_number", "The number cannot be read"} {
		if !strings.Contains(b.out.String(), want) {
			t.Errorf("the ticket lacks %q:\n%s", want, &b.out)
		}
	}
	for _, secret := range []string{acmeToken, "0790000000", "790000000"} {
		if strings.Contains(b.out.String(), secret) {
			t.Errorf("the ticket holds %q", secret)
		}
	}
	b.expect(t, statusDone, "explain", writeFile(t, `{"fault":"bad_number","hint":"cannot read it"}`))
	if !strings.Contains(b.out.String(), "The number cannot be read") {
		t.Errorf("a bare body is not recognised:\n%s", &b.out)
	}
}

func writeFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answer.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestABrokenPackIsSaidAndKeepsNoOtherFromLoading(t *testing.T) {
	t.Parallel()
	b := configured(t, map[string]string{
		"acme.yaml": packFile(t), "broken.yaml": "pack: 1\nsystem: x\nnmae: X\n", "notes.txt": "not a pack", "empty.yml": "",
	}, nil)
	b.expect(t, statusDone, "explain", writeFile(t, `{"fault":"bad_number","hint":"cannot read it"}`))
	if !strings.Contains(b.out.String(), "The number cannot be read") {
		t.Errorf("the sound pack is not used:\n%s", &b.out)
	}
	problems := b.problems.String()
	for _, want := range []string{`broken.yaml:1:1: the pack lacks "name"; 3 more: casebook pack check broken.yaml`, "empty.yml:1:1: the pack is empty"} {
		if !strings.Contains(problems, want) {
			t.Errorf("stderr lacks %q:\n%s", want, problems)
		}
	}
	if strings.Contains(problems, "notes.txt") {
		t.Errorf("what is no pack is complained of:\n%s", problems)
	}
}

func TestATeamsRowsStandBesideTheVendors(t *testing.T) {
	t.Parallel()
	b := configured(t, map[string]string{"ours.yaml": `pack: 1
system: authmatech
extends: authmatech
rows:
  - id: ours.maintenance
    operation: verify
    basis: inferred
    when: {status: 503, code: maintenance}
    title: Our own gateway is down for maintenance
    cause: Our gateway answers so on Tuesdays.
    fix: Wait.
    settle: Is it Tuesday?
    reply: Please try again in an hour.
`}, nil)
	answer := writeFile(t, `{"success":false,"messages":[{"type":"FAILURE","code":"maintenance","httpStatus":"SERVICE_UNAVAILABLE"}],"data":null}`)
	b.expect(t, statusDone, "explain", "--operation", "verify", answer)
	if !strings.Contains(b.out.String(), "Our own gateway is down") {
		t.Errorf("the team's row is not named:\n%s", &b.out)
	}
	b.expect(t, statusDone, send()...)
}

func TestTheConfigFolderCanBeNamed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "acme.yaml"), []byte(packFile(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		variables map[string]string
		args      []string
	}{
		"by a flag":     {nil, []string{"--config", folder}},
		"by a variable": {map[string]string{"CASEBOOK_CONFIG": folder}, nil},
	} {
		b := newBench(t, test.variables)
		b.expect(t, statusUsage, append(test.args, "send", "acme")...)
		if !strings.Contains(b.problems.String(), "check_number") {
			t.Errorf("%s: %s", name, &b.problems)
		}
	}
	b := newBench(t, nil)
	b.expect(t, statusUsage, "--config", filepath.Join(folder, "gone"), "env", "list")
	if !strings.Contains(b.problems.String(), "there is no folder") {
		t.Errorf("a folder that is not there: %s", &b.problems)
	}
}

func TestPackCheckReportsEveryProblemOfAPackThatExtends(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	path := writeFile(t, `pack: 1
system: nextreason
extends: nextreason
rows:
  - id: ours.1
    operation: otp_verfy
    basis: inferred
    when: {status: 422, transport: refused}
    request: [{field: code, is: emtpy}]
    title: t
    cause: c
    fix: f
    settle: s
    reply: "Wait {until}"
`)
	b.expect(t, statusUsage, "pack", "check", path)
	if !strings.Contains(b.problems.String(), `:9:33: is: "emtpy" is not one of`) {
		t.Errorf("%s%s", &b.out, &b.problems)
	}
	text, _ := os.ReadFile(path)
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "emtpy", "empty", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusUsage, "pack", "check", path)
	for _, want := range []string{`there is no operation "otp_verfy"; did you mean "otp_verify"?`, "a call that got no answer has no status", "{until} in the reply of ours.1 may not be known"} {
		if !strings.Contains(b.out.String(), want) {
			t.Errorf("lacks %q:\n%s", want, &b.out)
		}
	}
}

func TestAPackOfTheConfigFolderIsCheckedByTheNameThatIsToldOfIt(t *testing.T) {
	t.Parallel()
	b := configured(t, map[string]string{"broken-for-this-test.yaml": "pack: 1\nsystem: acme\ncolour: red\n"}, nil)
	b.expect(t, statusUsage, "pack", "check", "broken-for-this-test.yaml")
	if said := b.out.String() + b.problems.String(); !strings.Contains(said, "broken-for-this-test.yaml:3:1") {
		t.Errorf("said %s", said)
	}
	b.expect(t, statusUsage, "pack", "check", "neither-here-nor-there.yaml")
	if !strings.Contains(b.problems.String(), "neither-here-nor-there.yaml") {
		t.Errorf("said %s", &b.problems)
	}
}
