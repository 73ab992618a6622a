package simulator_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"casebook/api/simulator"
)

// Literals, so that a change of the code cannot change what the tests expect.
const (
	apiKey   = "simulator-api-key-not-a-secret"
	clientID = "simulator-client"

	verifyPath = "/v1/api/verify"
	soundBody  = `{"mobileNumber":"+962791234567","encryptedMobileNumber":"proof"}`
)

// reply is what came over the wire.
type reply struct {
	status int
	header http.Header
	body   string
}

// call sends a sound POST, as far as the edits leave it sound, over a connection of its own and follows no redirect.
func call(t *testing.T, url, body string, edits ...func(*http.Request)) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = http.Header{
		"X-Api-Key":    {apiKey},
		"X-Client-Id":  {clientID},
		"Content-Type": {"application/json"},
	}
	for _, edit := range edits {
		edit(request)
	}
	response, err := lone().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, string(got)}
}

// lone is a client that shares nothing with another and stays where it was sent.
func lone() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       20 * time.Second,
	}
}

// header is an edit that sets a header, or removes it when there are no values.
func header(name string, values ...string) func(*http.Request) {
	return func(r *http.Request) {
		r.Header.Del(name)
		for _, value := range values {
			r.Header.Add(name, value)
		}
	}
}

func method(name string) func(*http.Request) {
	return func(r *http.Request) { r.Method = name }
}

// start runs a fresh simulator over TCP and returns it with its URL.
func start(t *testing.T, o simulator.Options) (*simulator.Simulator, string) {
	t.Helper()
	s := simulator.New(o)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL
}

func TestTheCredentialsAreWhatTheTestsSend(t *testing.T) {
	t.Parallel()
	want := map[string]map[string]string{
		"authmatech": {"X-API-KEY": apiKey, "X-CLIENT-ID": clientID, "X-SDK-TOKEN": "simulator-sdk-token"},
		"nextreason": {"client_id": "simulator-client-id", "env_id": "simulator-env", "access_token": "simulator-access-token"},
		"scayle": {
			"client_id": "simulator-shop-client", "client_secret": "simulator-secret-not-a-secret", "access_token": "simulator-access-token",
			"X-Shop-Id": "1001", "shop_id": "1001",
		},
	}
	got := simulator.Credentials()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Credentials() = %v", got)
	}
	got["authmatech"]["X-API-KEY"] = "changed"
	if simulator.Credentials()["authmatech"]["X-API-KEY"] != apiKey {
		t.Error("a caller can change the credentials of everybody")
	}
}

func TestEveryAnswerIsMarkedAsSimulated(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, path := range []string{verifyPath, "/v1/api/nowhere", "/", "/idp/v1/otp/verify"} {
		if got := call(t, url+path, soundBody).header["X-Simulated"]; len(got) != 1 || got[0] != "casebook" {
			t.Errorf("%s: X-Simulated = %q", path, got)
		}
	}
}

func TestAPathOfNoSystemIsNotTheVendorsEnvelope(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, path := range []string{"/", "/v1/api", "/v2/api/verify", "/V1/API/verify", "//v1/api/verify", "/x/../v1/api/verify"} {
		got := call(t, url+path, soundBody)
		if got.status != 404 || got.body != "(simulated text) no simulated system has this path\n" ||
			got.header.Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: %+v", path, got)
		}
	}
}

func TestRequestsAreCountedWhateverTheirAnswer(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	if got := s.Requests(); got != 0 {
		t.Fatalf("a fresh simulator has seen %d requests", got)
	}
	call(t, url+verifyPath, soundBody)
	call(t, url+verifyPath, soundBody, header("X-API-KEY"))
	call(t, url+"/nowhere", "")
	if got := s.Requests(); got != 3 {
		t.Errorf("Requests() = %d after 3 requests", got)
	}
}

func TestTheDateHeaderIsTheClocks(t *testing.T) {
	t.Parallel()
	amman := time.FixedZone("", 3*60*60)
	_, url := start(t, simulator.Options{Clock: func() time.Time { return time.Date(2026, 5, 17, 12, 30, 1, 999, amman) }})
	if got := call(t, url+verifyPath, soundBody).header.Get("Date"); got != "Sun, 17 May 2026 09:30:01 GMT" {
		t.Errorf("Date = %q", got)
	}
}

func TestAnAnswerIsHeldBack(t *testing.T) {
	t.Parallel()
	const delay = 30 * time.Millisecond
	_, url := start(t, simulator.Options{AnswerDelay: delay})
	begin := time.Now()
	got := call(t, url+verifyPath, soundBody)
	if waited := time.Since(begin); waited < delay || got.status != 200 {
		t.Errorf("status %d after %v; the delay is %v", got.status, waited, delay)
	}
}

func TestARequestGivenUpWhileItWaitsGetsNoAnswer(t *testing.T) {
	t.Parallel()
	s := simulator.New(simulator.Options{AnswerDelay: time.Minute})
	ends := make(chan any)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { ends <- recover() }()
		s.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	client := lone()
	client.Timeout = 50 * time.Millisecond
	for _, path := range []string{verifyPath, "/a/path/whose/answer/needs/no/body"} {
		response, err := client.Post(server.URL+path, "application/json", strings.NewReader(soundBody))
		if err == nil {
			response.Body.Close()
			t.Fatalf("%s: got %s", path, response.Status)
		}
		if end := <-ends; end != http.ErrAbortHandler {
			t.Errorf("%s: the handler ended with %v and so with an answer", path, end)
		}
	}
	if got := s.Requests(); got != 2 {
		t.Errorf("Requests() = %d; two requests arrived", got)
	}
}
