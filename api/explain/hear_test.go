package explain_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

// questionOf returns the id of the question that a row's cause asks.
func questionOf(t testing.TB, e explain.Explanation, row string) string {
	t.Helper()
	for _, c := range e.Causes {
		if c.Row == row {
			return c.Question.ID
		}
	}
	t.Fatalf("%s is not among the causes", row)
	return ""
}

func hear(t testing.TB, e explain.Explanation, answers map[string]string) explain.Explanation {
	t.Helper()
	return explain.Hear(embedded(t), e, explain.Hearsay{Answers: answers})
}

func TestAnAnswerOfTheCallerMovesItsCauseAndStandsAsHisWord(t *testing.T) {
	t.Parallel()
	e := *otpAfter(t, wrongCode())
	second := e.Causes[1].Row
	after := hear(t, e, map[string]string{questionOf(t, e, second): answerFor(t, e, second)})
	if after.First().Row != second || after.First().Likelihood != explain.Likely {
		t.Errorf("first is %s (%s), want %s likely", after.First().Row, after.First().Likelihood, second)
	}
	if !slices.ContainsFunc(after.First().Because, func(b string) bool { return strings.HasPrefix(b, "the caller says ") }) {
		t.Errorf("because %q", after.First().Because)
	}
	if e.First().Row == second || len(e.Causes[1].Because) == len(after.First().Because) {
		t.Error("what was handed in has changed")
	}
}

// answerFor is the word that speaks for a row.
func answerFor(t testing.TB, e explain.Explanation, row string) string {
	t.Helper()
	for _, c := range e.Causes {
		if c.Row == row && c.Question.Yes == string(systems.Against) {
			return explain.SaidNo
		}
	}
	return explain.SaidYes
}

func TestAnswersNeverOverruleWhatTheBytesProve(t *testing.T) {
	t.Parallel()
	proven := explained(t, verify(without("X-API-KEY"), goodBody), answer(401, unauthorised))
	answers := map[string]string{}
	for _, c := range proven.Causes[1:] {
		answers[c.Question.ID] = answerFor(t, proven, c.Row)
	}
	if after := hear(t, proven, answers); after.First().Row != proven.First().Row || after.First().Likelihood != explain.Certain {
		t.Errorf("first is %s (%s)", after.First().Row, after.First().Likelihood)
	}
}

func TestAProofStandsWhateverIsSaidOfIt(t *testing.T) {
	t.Parallel()
	e := explain.Explanation{System: "nextreason", Operation: "otp_verify", Outcome: api.Refused, Causes: []explain.Cause{
		{Row: "nextreason.otp_verify.mobile.14", Likelihood: explain.Certain, Settle: "Is it?", Question: &explain.Question{ID: "a", Yes: "for"}},
		{Row: "nextreason.otp_verify.mobile.12", Likelihood: explain.Likely, Settle: "Or that?", Question: &explain.Question{ID: "b", Yes: "for"}},
	}}
	after := hear(t, e, map[string]string{"a": explain.SaidNo, "b": explain.SaidYes})
	first := after.First()
	if first.Row != e.Causes[0].Row || first.Likelihood != explain.Certain || !slices.Contains(first.Against, "the caller says no: Is it?") {
		t.Errorf("first is %+v", first)
	}
}

func TestTheWordsForTheCustomerFollowHowSureACauseIs(t *testing.T) {
	t.Parallel()
	e := *otpAfter(t, wrongCode())
	likely := hear(t, e, map[string]string{e.First().Question.ID: answerFor(t, e, e.First().Row)})
	if likely.First().Row != e.First().Row || likely.First().Likelihood != explain.Likely {
		t.Fatalf("first is %+v", likely.First())
	}
	after := hear(t, likely, map[string]string{})
	if after.Reply != likely.Reply {
		t.Errorf("without an answer the words change: %q", after.Reply)
	}
	unsure := explain.Explanation{System: "nextreason", Operation: "otp_verify", Outcome: api.Refused, Reply: "Your key is wrong.", Causes: []explain.Cause{
		{Row: "nextreason.otp_verify.mobile.12", Likelihood: explain.Likely, Settle: "Is it?", Question: &explain.Question{ID: "a", Yes: "for"}},
	}}
	if after := hear(t, unsure, map[string]string{"a": explain.SaidNo}); after.Reply == unsure.Reply || after.First().Likelihood != explain.Possible {
		t.Errorf("a cause that was denied is still told to the customer: %q", after.Reply)
	}
}

func TestAnAnswerThatIsUnknownChangesNothingButIsKept(t *testing.T) {
	t.Parallel()
	e := *otpAfter(t, wrongCode())
	id := e.First().Question.ID
	after := hear(t, e, map[string]string{id: explain.SaidUnknown})
	if after.First().Row != e.First().Row || after.First().Likelihood != e.First().Likelihood || after.First().Question.Said != explain.SaidUnknown {
		t.Errorf("first is %+v", after.First())
	}
	if len(after.First().Because) != len(e.First().Because) {
		t.Errorf("because %q", after.First().Because)
	}
}

func TestTheEngineersOwnTickCountsBeforeHearsayAndNotBeforeTheBytes(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), answer(400, badRequest))
	after := explain.Hear(embedded(t), e, explain.Hearsay{Ticks: map[string]string{"balance": "fail", "content_type": "fail"}})
	if i := item(t, after, "balance"); i.State != systems.Fail || i.By != explain.Engineer {
		t.Errorf("balance is %+v", i)
	}
	if i := item(t, after, "content_type"); i.State != systems.Pass || i.By != "" {
		t.Errorf("what the exchange shows was overruled: %+v", i)
	}
	if i := item(t, e, "balance"); i.State != systems.Ask {
		t.Error("what was handed in has changed")
	}
}

// Whatever was said, no cause is lost or made, and hearing twice is hearing once.
func TestHearingLosesNoCause(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	e := *otpAfter(t, wrongCode())
	rapid.Check(t, func(t *rapid.T) {
		h := explain.Hearsay{Answers: map[string]string{}, Ticks: map[string]string{}}
		for _, c := range e.Causes {
			h.Answers[c.Question.ID] = rapid.SampledFrom([]string{"", "yes", "no", "unknown", "+15417543010", "\x1b[31m"}).Draw(t, "said")
		}
		for _, i := range e.Checklist {
			h.Ticks[i.ID] = rapid.SampledFrom([]string{"", "pass", "fail", "n/a"}).Draw(t, "tick")
		}
		once := explain.Hear(packs, e, h)
		rows := func(e explain.Explanation) []string {
			var all []string
			for _, c := range e.Causes {
				all = append(all, c.Row)
			}
			slices.Sort(all)
			return all
		}
		if !slices.Equal(rows(once), rows(e)) || len(once.Checklist) != len(e.Checklist) {
			t.Fatalf("causes %q became %q", rows(e), rows(once))
		}
	})
}

func TestWordsForTheCustomerAreFilledInWhereTheValueIsKnown(t *testing.T) {
	t.Parallel()
	known := map[string]string{"until": "14:07", "wait": "5 minutes", "mended": ""}
	if got := explain.Fill("Send [{mended}|it].", map[string]string{"mended": "{wait}", "wait": "an hour"}); got != "Send {wait}." {
		t.Errorf("a value was filled in itself: %q", got)
	}
	for words, want := range map[string]string{
		"Wait [until {until}|a while].":             "Wait until 14:07.",
		"Send [{mended}|your number in full].":      "Send your number in full.",
		"Wait {wait}[, then use {mended}], please.": "Wait 5 minutes, please.",
		"[{x}|{y}]Nothing known.":                   "Nothing known.",
		"An open [ bracket {until}":                 "An open bracket 14:07",
	} {
		if got := explain.Fill(words, known); got != want {
			t.Errorf("%q became %q, want %q", words, got, want)
		}
	}
}
