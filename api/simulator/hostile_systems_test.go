package simulator_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"casebook/api/simulator"
)

// hostile bodies are none that a caller would write by hand.
func hostile() map[string]string {
	return map[string]string{
		"deep and unclosed": strings.Repeat(`{"a":`, 150_000),
		"deep list":         `{"a":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}",
		"cut rune":          "{\"a\":\"\xe2\x82\"}",
		"overlong rune":     "{\"\xc0\xaf\":1}",
		"zero bytes":        strings.Repeat("\x00", 1000),
		"byte order mark":   "\ufeff{}",
		"two objects":       "{}{}",
		"1 MiB and a byte":  "{}" + strings.Repeat(" ", 1<<20-1),
	}
}

func TestNextReasonAnswersHostileBodiesAsBrokenJSON(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for name, body := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, call(t, url+"/idp/v1/otp/verify", body), 400, says("invalid_parameters", "Invalid json format"))
		})
	}
	for _, body := range []string{"null", "[]", `"text"`, "1e999"} {
		check(t, call(t, url+"/idp/v1/account/login", body), 400, says("invalid_parameters", "Invalid json format"))
	}
	for _, body := range []string{"", " ", "\r\n\t"} {
		check(t, call(t, url+"/idp/v1/account/login", body), 400, says("http_exception", "Invalid json format"))
	}
	spaces := strings.Repeat(" ", 2<<20)
	check(t, call(t, url+"/idp/v1/account/login", spaces), 400, says("invalid_parameters", "Invalid json format"))
}

func TestSCAYLEAnswersHostileBodiesAsInvalid(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	basic := header("Authorization", shopBasic)
	for name, body := range hostile() {
		want := invalid("the body is not valid JSON")
		if name == "1 MiB and a byte" {
			want = invalid("the body is larger than 1 MiB")
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, call(t, url+"/v1/auth/login", body, basic), 400, want)
		})
	}
	check(t, call(t, url+"/v1/auth/login", "[]", basic), 400, invalid("the body is not a JSON object"))
	check(t, call(t, url+"/v1/oauth/token", "{}", basic, header("Content-Type", "text/plain")), 400, invalid("Content-Type is not application/json"))
}

func TestABodyThatBreaksOffIsBrokenJSON(t *testing.T) {
	t.Parallel()
	request := httptest.NewRequest(http.MethodPost, "/idp/v1/otp/verify", io.MultiReader(strings.NewReader("{}"), iotest.ErrReader(io.ErrUnexpectedEOF)))
	recorder := httptest.NewRecorder()
	simulator.New(simulator.Options{}).ServeHTTP(recorder, request)
	if want := says("invalid_parameters", "Invalid json format"); recorder.Code != 400 || recorder.Body.String() != want {
		t.Errorf("got %d %s", recorder.Code, recorder.Body)
	}
}

// fuzzed has a body answered and holds what every answer must keep to.
func fuzzed(t *testing.T, s *simulator.Simulator, path string, body []byte, statuses ...int) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(string(body)))
	request.Header = http.Header{"Authorization": {shopBasic}, "Content-Type": {"application/json"}}
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	answer := recorder.Body.Bytes()
	if recorder.Header().Get("X-Simulated") != "casebook" {
		t.Fatalf("an answer without its mark: %v", recorder.Header())
	}
	if len(answer) > 0 && (!json.Valid(answer) || !utf8.Valid(answer)) || len(answer) > 1000 {
		t.Fatalf("no JSON, or a long one, in answer to %q: %q", body, answer)
	}
	known := false
	for _, status := range statuses {
		known = known || recorder.Code == status
	}
	if !known {
		t.Fatalf("a status that no page has for %q: %d %s", body, recorder.Code, answer)
	}
	object := utf8.Valid(body) && json.Valid(body) && strings.HasPrefix(strings.TrimLeft(string(body), " \t\r\n"), "{")
	if recorder.Code == http.StatusOK && !object {
		t.Fatalf("success for %q", body)
	}
	return recorder
}

// FuzzNextReason holds for every body on every operation: an answer in JSON or none, with a documented status, and no success
// without an object in UTF-8.
func FuzzNextReason(f *testing.F) {
	var paths []string
	for _, operation := range []string{"otp_verify", "otp_send", "token", "login", "forgot_password", "resend_verification", "register"} {
		call := calls()["nextreason "+operation]
		seed, err := json.Marshal(call.fields)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed, uint8(len(paths)))
		paths = append(paths, call.path)
	}
	for _, seed := range []string{"", "{", "null", `{"code":""}`, `{"user_id":"\ud800@x.y"}`, "\xff"} {
		f.Add([]byte(seed), uint8(0))
	}
	s := simulator.New(simulator.Options{})
	f.Fuzz(func(t *testing.T, body []byte, path uint8) {
		fuzzed(t, s, paths[int(path)%len(paths)], body, 200, 400, 401, 403, 422, 429, 502)
	})
}

// FuzzSCAYLE holds for every body on every operation that takes one, as FuzzNextReason does.
func FuzzSCAYLE(f *testing.F) {
	var paths []string
	for _, operation := range withBasic {
		call := calls()["scayle "+operation]
		seed, err := json.Marshal(call.fields)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed, uint8(len(paths)))
		paths = append(paths, call.path)
	}
	for _, seed := range []string{"", "{", "null", `{"shop_id":"\u2028"}`, `{"shop_id":1e5}`, `{"shop_id":[{}]}`, "\xff"} {
		f.Add([]byte(seed), uint8(0))
	}
	s := simulator.New(simulator.Options{})
	statuses := []int{200, 201, 204, 206, 400, 401, 403, 404, 406, 408, 409, 412, 413, 424, 429, 500, 502, 503, 504}
	f.Fuzz(func(t *testing.T, body []byte, path uint8) {
		fuzzed(t, s, paths[int(path)%len(paths)], body, statuses...)
	})
}
