package systems_test

import (
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/systems"
)

func TestABodyThatNobodyHasFailsNoCheck(t *testing.T) {
	t.Parallel()
	_, pack, operation := authmatech(t)
	request := api.Request{Method: "POST", URL: verifyURL, BodyUnknown: true, Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}}}
	asked := 0
	for _, f := range pack.Inspect(pack.Recall(operation, &request)) {
		field, _ := pack.Field(operation, f.Check.Field)
		about := f.Check.Is == systems.BodyParses || f.Check.Is == systems.AllRequired || field.Place == systems.InBody && f.Check.Field != ""
		if f.State == systems.Ask && strings.Contains(f.Because, "the body is not known") {
			asked++
		}
		if about && f.State != systems.Ask && f.State != systems.NA {
			t.Errorf("%s: %s, %s", f.Check.ID, f.State, f.Because)
		}
	}
	if asked == 0 {
		t.Error("no check asks for the body")
	}
	request.BodyUnknown = false
	if f := inspected(t, "body_parses", request); f.State != systems.Fail {
		t.Errorf("a body that is known to be empty: %s, %s", f.State, f.Because)
	}
}
