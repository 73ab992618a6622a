package simulator_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// row is a documented answer with a call that brings it about. The body has the documented parts: whatever else comes must be
// marked as simulated, or be null. In it "*" stands for any text, and none at all for a body whose content is not documented.
type row struct {
	id, operation string
	edits         []string
	status        int
	body          string
	described     description
}

// description says whether the page lets an error have an error_description.
type description bool

const (
	full description = true
	bare description = false // the page says "no error description"
)

// reach sends every row's call to one simulator and compares.
func reach(t *testing.T, rows []row) {
	t.Helper()
	_, url := start(t, simulator.Options{})
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.id] {
			t.Errorf("%s is tested twice", r.id)
		}
		seen[r.id] = true
		got := ask(t, url, r.operation, r.edits...)
		if got.status != r.status {
			t.Errorf("%s: got %d %s, want %d", r.id, got.status, got.body, r.status)
		}
		if problem := r.compare(got); problem != "" {
			t.Errorf("%s: %s: %s", r.id, problem, got.body)
		}
	}
}

// compare returns what is wrong with the body.
func (r row) compare(got reply) string {
	if r.body == "" {
		if got.body != "" || got.header.Get("Content-Type") != "" {
			return "a body where the page has none"
		}
		return ""
	}
	var want, came map[string]any
	if err := json.Unmarshal([]byte(r.body), &want); err != nil {
		return "the row is no JSON: " + err.Error()
	}
	if err := json.Unmarshal([]byte(got.body), &came); err != nil || got.header.Get("Content-Type") != "application/json" {
		return "no JSON"
	}
	if _, has := came["error_description"]; has && r.described == bare {
		return "an error_description where the page says that there is none"
	}
	return unlike(want, came)
}

// unlike returns the first difference that is not allowed.
func unlike(want, came map[string]any) string {
	for key, value := range want {
		text, is := came[key].(string)
		if value == "*" && is && text != "" {
			continue
		}
		if _, has := came[key]; !has || !reflect.DeepEqual(came[key], value) {
			return key + " is not as documented"
		}
	}
	for key, value := range came {
		text, _ := value.(string)
		if _, documented := want[key]; !documented && value != nil && !strings.HasPrefix(text, "(simulated text) ") {
			return key + " is not documented and not marked"
		}
	}
	return ""
}

func TestEveryRowOfOTPVerifyIsReached(t *testing.T) {
	t.Parallel()
	if n := len(verifyRows()); n != 48 {
		t.Errorf("%d rows", n)
	}
	reach(t, verifyRows())
}

func TestEveryNeighbourRowOfNextReasonIsReached(t *testing.T) {
	t.Parallel()
	rows := append(otpRows(), accountRows()...)
	if n := len(rows); n != 89 {
		t.Errorf("%d rows", n)
	}
	reach(t, rows)
}
