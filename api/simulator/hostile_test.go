package simulator_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"casebook/api/simulator"
)

func TestABodyMayHaveOneMebibyteAndNoMore(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	full := soundBody + strings.Repeat(" ", 1<<20-len(soundBody))
	check(t, call(t, url+verifyPath, full), 200, yes)
	check(t, call(t, url+verifyPath, full+" "), 400, badRequest("the body is larger than 1 MiB"))
	check(t, call(t, url+verifyPath, strings.Repeat(full, 16)), 400, badRequest("the body is larger than 1 MiB"))
	check(t, call(t, url+verifyPath, full+" ", func(r *http.Request) { r.ContentLength = -1 }), 400, badRequest("the body is larger than 1 MiB"))
}

func TestHostileBodiesAreAnsweredLikeAnyOther(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	deep := func(open, end string, n int) string {
		return `{"deep":` + strings.Repeat(open, n) + strings.Repeat(end, n) + "," + soundBody[1:]
	}
	for name, body := range map[string]string{
		"deep list":         deep("[", "]", 100_000),
		"deep and unclosed": strings.Repeat(`{"a":`, 150_000),
		"cut rune":          soundBody[:len(soundBody)-2] + "\xe2\x82\"}",
		"overlong rune":     "{\"\xc0\xaf\":1}",
		"zero bytes":        strings.Repeat("\x00", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, call(t, url+verifyPath, body), 400, badRequest("the body is not valid JSON"))
		})
	}
	check(t, call(t, url+verifyPath, deep("[", "]", 5000)), 200, yes)
	check(t, call(t, url+verifyPath, `{"a":"\ud800",`+soundBody[1:]), 200, yes)
	check(t, call(t, url+verifyPath, "{"+strings.Repeat(`"mobileNumber":"+962790000429",`, 20_000)+soundBody[1:]), 200, yes)
	if got := s.Requests(); got == 0 {
		t.Error("nothing arrived")
	}
}

func TestManyCallersAtOnceGetTheirOwnAnswers(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			for range 5 {
				check(t, call(t, url+verifyPath, numberBody("+962790000001")), 200, no)
				check(t, call(t, url+verifyPath, soundBody), 200, yes)
			}
		})
	}
	callers.Wait()
	if got := s.Requests(); got != 80 {
		t.Errorf("Requests() = %d after 80 requests", got)
	}
}

// FuzzVerify holds for every body: the answer is one that a test above knows, and yes is only said to a JSON object in UTF-8.
func FuzzVerify(f *testing.F) {
	known := []string{
		yes, no, notFound, invalidNumber, rateLimited,
		badRequest("the body is larger than 1 MiB"), badRequest("the body is not valid JSON"), badRequest("the body is not a JSON object"),
		badRequest("mobileNumber is missing, empty or not a string"),
		badRequest("encryptedMobileNumber is missing, empty or not a string"),
		badRequest("serviceType is none of the documented values"),
	}
	for value, answer := range standIns {
		known = append(known, answer.body)
		f.Add([]byte(numberBody(value)))
	}
	for _, seed := range []string{soundBody, "", "{", "null", "[]", `{"mobileNumber":1}`, "\xff", `{"mobileNumber":"+962791234567","mobileNumber":null}`} {
		f.Add([]byte(seed))
	}
	s := simulator.New(simulator.Options{})
	f.Fuzz(func(t *testing.T, body []byte) {
		var asks map[string]any
		if _ = json.Unmarshal(body, &asks); asks["sdkSessionId"] != nil {
			return // it may ask for a fault, which is no answer of Verify's
		}
		request := httptest.NewRequest(http.MethodPost, verifyPath, strings.NewReader(string(body)))
		request.Header = http.Header{"X-Api-Key": {apiKey}, "X-Client-Id": {clientID}, "Content-Type": {"application/json"}}
		recorder := httptest.NewRecorder()
		s.ServeHTTP(recorder, request)
		answer := recorder.Body.String()
		if !slices.Contains(known, answer) {
			t.Fatalf("an answer that no test knows: %d %q", recorder.Code, answer)
		}
		sound := utf8.Valid(body) && json.Valid(body) && strings.HasPrefix(strings.TrimLeft(string(body), " \t\r\n"), "{")
		if answer == yes && !sound {
			t.Fatalf("yes to %q", body)
		}
	})
}
