package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"casebook/api/intake"
)

func TestAnAnswerAmongWhatProgramsLogIsTheOneThatIsRead(t *testing.T) {
	t.Parallel()
	const answer = `{"error":"invalid_code","error_details":{"message":"x"}}`
	var log strings.Builder
	for i := range 3000 {
		if i == 2500 {
			fmt.Fprintf(&log, "12:00:00 ERROR refused with HTTP 422 %s\n", answer)
		}
		fmt.Fprintf(&log, "12:00:00 INFO all is well {\"a\":%d}\n", i)
	}
	for text, skipped := range map[string]string{
		log.String(): "3000 other JSON values were passed over",
		"INFO boot {\"a\":1}\nINFO ctx {\"user\":\"x\"}\nERROR HTTP 422 " + answer:   "2 other JSON values were passed over",
		"HTTP 422 " + answer + "\nINFO done {\"status\":\"HTTP 500\",\"n\":1} bye\n": "1 other JSON value was passed over",
	} {
		result, err := intake.Read("stdin", []byte(text))
		if err != nil || len(result.Exchanges) != 1 || string(result.Exchanges[0].Answer.Body) != answer || result.Exchanges[0].Answer.Status != 422 {
			t.Errorf("%.80s: %+v, %v", text, result.Exchanges, err)
		}
		if !strings.Contains(strings.Join(result.Notes, "\n"), skipped) {
			t.Errorf("%.80s: notes are %q, want %q", text, result.Notes, skipped)
		}
	}
}

func TestValuesOfWhichNoneLooksLikeAnAnswerAreAllRead(t *testing.T) {
	t.Parallel()
	result, err := intake.Read("stdin", []byte("first {\"a\":1} then {\"b\":2}"))
	if err != nil || len(result.Exchanges) != 2 {
		t.Errorf("%+v, %v, want both values", result.Exchanges, err)
	}
}
