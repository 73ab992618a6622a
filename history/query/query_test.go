package query

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/systems"
	"casebook/history"
)

// now is when the tests ask: a Thursday, three hours east of Greenwich.
func now() time.Time {
	return time.Date(2026, 11, 26, 14, 30, 0, 0, time.FixedZone("", 3*60*60))
}

func day(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, now().Location())
}

// known is a vocabulary of two systems.
func known() *Vocabulary {
	return &Vocabulary{
		Systems: []Word{{"authmatech", "Authmatech", "authmatech"}, {"nextreason", "nextReason", "nextreason"}},
		Operations: []Word{
			{"verify", "Authmatech · Verify", "authmatech"},
			{"otp_send", "nextReason · OTP send", "nextreason"}, {"otp_verify", "nextReason · OTP verify", "nextreason"},
		},
		Seen: map[history.Field][]string{
			history.WithCode: {"invalid_code", "INVALID_MOBILE_NUMBER", "a code"}, history.OfOwner: {"rana", "omar"}, history.WithTag: {"vip"},
		},
	}
}

func cond(field history.Field, values ...string) history.Condition {
	return history.Condition{Field: field, Values: values}
}

func not(c history.Condition) history.Condition {
	c.Not = true
	return c
}

func at(field history.Field, t time.Time) history.Condition {
	return history.Condition{Field: field, At: t}
}

func TestAQueryIsReadAsItIsMeant(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]history.Condition{
		"":                             nil,
		"  \t ":                        nil,
		"http:422":                     {cond(history.WithHTTP, "422")},
		"HTTP:4XX":                     {cond(history.WithHTTP, "4xx")},
		"status:5":                     {cond(history.WithHTTP, "5xx")},
		"http:42":                      {cond(history.WithHTTP, "420", "421", "422", "423", "424", "425", "426", "427", "428", "429")},
		"http:400,5xx":                 {cond(history.WithHTTP, "400", "5xx")},
		"system:nextreason":            {cond(history.InSystem, "nextreason")},
		"system:Next":                  {cond(history.InSystem, "nextreason")},
		`system:"gone vendor"`:         {cond(history.InSystem, "gone vendor")},
		"operation:otp_verify":         {cond(history.InOperation, "otp_verify")},
		"op:otp":                       {cond(history.InOperation, "otp_send", "otp_verify")},
		"code:Invalid_Code":            {cond(history.WithCode, "invalid_code")},
		"-code:x":                      {not(cond(history.WithCode, "x"))},
		"row:nextreason.otp.mobile.16": {cond(history.WithRow, "nextreason.otp.mobile.16")},
		"id:81C2AA":                    {cond(history.WithID, "81c2aa")},
		"case:42":                      {cond(history.InCase, "42")},
		"case:#042,7":                  {cond(history.InCase, "42", "7")},
		"state:open":                   {cond(history.InState, "open")},
		"state:waiting":                {cond(history.InState, "waiting for customer", "waiting for vendor")},
		`state:"waiting for vendor"`:   {cond(history.InState, "waiting for vendor")},
		"state:waiting-for-customer":   {cond(history.InState, "waiting for customer")},
		"ref:ZD-881":                   {cond(history.WithRef, "zd-881")},
		"owner:rana tag:vip":           {cond(history.OfOwner, "rana"), cond(history.WithTag, "vip")},
		"env:simulator":                {cond(history.InEnvironment, "simulator")},
		"environment:simulator":        {cond(history.InEnvironment, "simulator")},
		"outcome:negative":             {cond(history.WithOutcome, "negative")},
		"outcome:refused":              {cond(history.WithOutcome, "failure")},
		`outcome:"no answer"`:          {cond(history.WithOutcome, "transport-error")},
		"is:simulated -is:counted":     {cond(history.Is, "simulated"), not(cond(history.Is, "counted"))},
		`body:"two words"`:             {cond(history.InBody, "two words")},
		`text "two words"`:             {cond("", "text"), cond("", "two words")},
		"“two words”":                  {cond("", "two words")},
		`"a \" quote"`:                 {cond("", `a " quote`)},
		"a,b":                          {cond("", "a", "b")},
		`code:a,"b,c"`:                 {cond(history.WithCode, "a", "b,c")},
		"-timeout":                     {not(cond("", "timeout"))},
		"422 valid code":               {cond(history.WithHTTP, "422"), cond("", "valid"), cond("", "code")},
		"422,400":                      {cond(history.WithHTTP, "422", "400")},
		"4xx,503":                      {cond(history.WithHTTP, "4xx", "503")},
		"422,gone":                     {cond("", "422", "gone")},
		"5xx":                          {cond(history.WithHTTP, "5xx")},
		`"422"`:                        {cond("", "422")},
		"https://id.example.com/x":     {cond("", "https://id.example.com/x")},
		"user_id: invalid format":      {cond("", "user_id:"), cond("", "invalid"), cond("", "format")},
		"12:30":                        {cond("", "12:30")},
		"since:90m":                    {at(history.Since, day(2026, 11, 26, 13, 0))},
		"since:2h":                     {at(history.Since, day(2026, 11, 26, 12, 30))},
		"since:2d":                     {at(history.Since, day(2026, 11, 24, 14, 30))},
		"since:3w":                     {at(history.Since, day(2026, 11, 5, 14, 30))},
		"since:today":                  {at(history.Since, day(2026, 11, 26, 0, 0))},
		"since:Yesterday":              {at(history.Since, day(2026, 11, 25, 0, 0))},
		"since:monday":                 {at(history.Since, day(2026, 11, 23, 0, 0))},
		"since:thu":                    {at(history.Since, day(2026, 11, 26, 0, 0))},
		"since:friday":                 {at(history.Since, day(2026, 11, 20, 0, 0))},
		"until:2026-11-01":             {at(history.Until, day(2026, 11, 1, 0, 0))},
		"until:2026-11-01T09:05":       {at(history.Until, day(2026, 11, 1, 9, 5))},
		`until:"2026-11-01 09:05"`:     {at(history.Until, day(2026, 11, 1, 9, 5))},
		"until:2026-11-01T09:05:00Z":   {at(history.Until, time.Date(2026, 11, 1, 9, 5, 0, 0, time.UTC))},
		"since:٢d":                     {at(history.Since, day(2026, 11, 24, 14, 30))},
		"until:2d -since:1d":           {at(history.Until, day(2026, 11, 24, 14, 30)), not(at(history.Since, day(2026, 11, 25, 14, 30)))},
		"user:rana@example.com":        {cond(history.OfUser, "rana@example.com")},
		"user:0791234567":              {cond(history.OfUser, "791234567")},
		"user:079 123 4567":            {cond(history.OfUser, "791234567", "079 123 4567")},
		`user:"079-123 4567"`:          {cond(history.OfUser, "791234567", "079-123 4567")},
		"user:٠٧٩١٢٣٤٥٦٧":              {cond(history.OfUser, "791234567")},
		"user:+962791234567":           {cond(history.OfUser, "791234567")},
		"user:00962 79 123 4567 x":     {cond(history.OfUser, "791234567", "00962 79 123 4567"), cond("", "x")},
		"user:0791":                    {cond(history.OfUser, "791")},
		"079 123 4567 422":             {cond("", "791234567", "079 123 4567"), cond(history.WithHTTP, "422")},
		"+962 79 123 4567":             {cond("", "791234567", "+962 79 123 4567")},
		"user:079 422":                 {cond(history.OfUser, "079"), cond(history.WithHTTP, "422")},
	} {
		p, err := known().Parse(text, now())
		if err != nil || p.Wants != nil {
			t.Errorf("%q: %v, wants %v", text, err, p.Wants)
			continue
		}
		if !alike(p.Query.All, want) {
			t.Errorf("%q asks %+v, want %+v", text, p.Query.All, want)
		}
	}
}

// alike compares conditions; times by the moment.
func alike(a, b []history.Condition) bool {
	return slices.EqualFunc(a, b, func(a, b history.Condition) bool {
		return a.Field == b.Field && a.Not == b.Not && a.At.Equal(b.At) && slices.Equal(a.Values, b.Values)
	})
}

func TestWhatIsWrongIsSaidWithItsPlaceAndTheMend(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"http:422 sytem:x": `column 10: there is no field "sytem:"; did you mean "system:"? in quotes the word is looked for as text`,
		"fax:123":          `column 1: there is no field "fax:"; in quotes the word is looked for as text; the fields are system, http, code, user, operation, outcome, since, until, state, case, ref, owner, tag, env, is, row, id, body`,
		"foo:bar":          `column 1: there is no field "foo:"; in quotes the word is looked for as text; the fields are system, http, code, user, operation, outcome, since, until, state, case, ref, owner, tag, env, is, row, id, body`,
		"usr:x":            `column 1: there is no field "usr:"; did you mean "user:"? in quotes the word is looked for as text`,
		"cdoe:x":           `column 1: there is no field "cdoe:"; did you mean "code:"? in quotes the word is looked for as text`,

		"until:2d since:1d":       `column 10: until: lies before since: (24 Nov 2026 14:30, 25 Nov 2026 14:30); nothing can be between`,
		"since:1d x until:monday": `column 12: until: lies before since: (23 Nov 2026 00:00, 25 Nov 2026 14:30); nothing can be between`,
		"since:today until:today": `column 13: until: is the same time as since: (26 Nov 2026 00:00, 26 Nov 2026 00:00); nothing can be between`,

		"correlation:9": `column 1: there is no field "correlation:"; in quotes the word is looked for as text; the fields are ` +
			"system, http, code, user, operation, outcome, since, until, state, case, ref, owner, tag, env, is, row, id, body",
		"system:nextreson":    `column 8: no system is called "nextreson"; did you mean "nextreason"?`,
		"system:zzzzzzz":      `column 8: no system is called "zzzzzzz"; known are authmatech, nextreason`,
		"operation:otp_verfy": `column 11: no operation is called "otp_verfy"; did you mean "otp_verify"?`,
		"outcome:negatve":     `column 9: no outcome is called "negatve"; did you mean "negative"?`,
		"state:closed":        `column 7: a case has no state "closed"; known are open, waiting, waiting-for-customer, waiting-for-vendor, solved, dropped`,
		"state:opne":          `column 7: a case has no state "opne"; did you mean "open"?`,
		"is:real":             `column 4: an attempt is never "real"; known are simulated, counted, caseless, older-rules`,
		"http:4222":           `column 6: "4222" is no HTTP status; they go from 100 to 599, and 4xx is all that begin with 4`,
		"هاتف http:x":         `column 11: "x" is no HTTP status; they go from 100 to 599, and 4xx is all that begin with 4`,
		"case:none":           `column 6: "none" is no number of a case; they count from 1. is:caseless finds what belongs to none`,
		"id:not-an-id":        `column 4: "not-an-id" is of no attempt's id; those have small letters and digits`,
		"since:lately":        `column 7: "lately" is no time; write 90m, 2h, 2d, 3w, today, yesterday, monday, 2026-11-01, 2026-11-01T14:30`,
		"since:2026-13-40":    `column 7: "2026-13-40" is no time; write 90m, 2h, 2d, 3w, today, yesterday, monday, 2026-11-01, 2026-11-01T14:30`,
		"since:1d,2d":         "column 10: since: takes one time",
	} {
		_, err := known().Parse(text, now())
		if err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestAWordThatIsNotFinishedAsksForItsRest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"code:":             "column 1: code: waits for one of the vendor's codes, whole, as code:invalid_code",
		"http:422 -system:": "column 11: system: waits for a system, as system:nextreason",
		`body:"two wor`:     "column 6: the quotes want their end",
		"since:2":           "column 7: 2 waits for its unit: m, h, d or w",
		"since:yest":        "column 7: a time is one of " + timesTaken,
		"since:2026-1":      "column 7: a time is one of " + timesTaken,
		"id:81c":            "column 4: id: waits for 6 characters of an attempt's id, of its beginning or end",
		`user:""`:           "column 1: user: waits for a part of whom the call is about, as user:0791",
	} {
		p, err := known().Parse(text, now())
		if err != nil || p.Wants == nil || p.Wants.Error() != want {
			t.Errorf("%q: %v, wants %v\nwant %s", text, err, p.Wants, want)
		}
	}
	p, _ := known().Parse(`http:422 body:"two wor`, now())
	if want := []history.Condition{cond(history.WithHTTP, "422"), cond(history.InBody, "two wor")}; !alike(p.Query.All, want) {
		t.Errorf("an open quote asks %+v", p.Query.All)
	}
}

func TestWhatIsBeforeAnErrorIsRead(t *testing.T) {
	t.Parallel()
	p, err := known().Parse("code:x user:0791 system:nope", now())
	var wrong *Error
	if !errors.As(err, &wrong) || wrong.Start != 24 || wrong.End != 28 || !p.Has(history.OfUser) || p.Asks(history.WithCode, history.OfUser) {
		t.Errorf("read %+v, %+v", p, wrong)
	}
}

func TestTheVocabularyOfThePacksHasTheirSystemsAndOperations(t *testing.T) {
	t.Parallel()
	v := VocabularyOf(systems.Embedded())
	p, err := v.Parse("system:nextreason,scayle operation:otp_verify", now())
	if err != nil || len(p.Query.All) != 2 || len(v.Rows) == 0 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestWhatIsHeardIsOfferedNewestFirstAndOnce(t *testing.T) {
	t.Parallel()
	v := known().Heard(
		[]history.Summary{{Codes: []string{"new", "old"}, Status: 422, Environment: "simulator"}, {Codes: []string{"old", "older"}}},
		[]history.Case{{ID: 9, Owner: "rana", Tags: []string{"vip", "sim swap"}, OurRef: "ZD-2"}, {ID: 8, Owner: "rana", VendorRef: "V-1"}})
	want := map[history.Field][]string{
		history.WithCode: {"new", "old", "older"}, history.WithHTTP: {"422"}, history.InEnvironment: {"simulator"}, history.InCase: {"9", "8"},
		history.OfOwner: {"rana"}, history.WithTag: {"vip", "sim swap"}, history.WithRef: {"ZD-2", "V-1"},
	}
	if !reflect.DeepEqual(v.Seen, want) {
		t.Errorf("seen is %v, want %v", v.Seen, want)
	}
}

func TestCompletion(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // | is the cursor
		"sy|":                    "system:",
		"http:422 -co|":          "-code:",
		"o|":                     "operation: outcome: owner:",
		"system:|":               "system:authmatech system:nextreason",
		"system:ne|":             "system:nextreason",
		"system:nextreason|":     "",
		"operation:|":            "operation:verify operation:otp_send operation:otp_verify",
		"system:nextreason op:|": "op:otp_send op:otp_verify",
		"outcome:no|":            "outcome:negative outcome:transport-error outcome:unreadable",
		"outcome:ref|":           "outcome:failure",
		"state:w|":               "state:waiting state:waiting-for-customer state:waiting-for-vendor",
		"code:|":                 `code:invalid_code code:INVALID_MOBILE_NUMBER code:"a code"`,
		"code:invalid_code,inv|": "code:invalid_code,INVALID_MOBILE_NUMBER",
		"owner:|":                "owner:rana owner:omar",
		"tag:v|":                 "tag:vip",
		"since:y|":               "since:yesterday",
		"http:|":                 "http:4xx http:5xx http:2xx",
		"user:079|":              "",
		"sy|stem":                "",
		"sy| http:422":           "system:",
		"valid|":                 "",
		`"sy|`:                   "",
		"nope:x|":                "",
	} {
		cursor := strings.Index(text, "|")
		plain := strings.Replace(text, "|", "", 1)
		c := known().Complete(plain, cursor)
		var words []string
		for _, o := range c.Options {
			words = append(words, o.Word)
			if _, err := known().Parse(plain[:c.From]+o.Word+plain[c.To:], now()); err != nil {
				t.Errorf("%q offers %q: %v", text, o.Word, err)
			}
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q offers %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsForTheHistoryAloneIsLeftOut(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"422  valid code ":               "422  valid code ",
		"user:079 123 4567 invalid code": "invalid code",
		"system:x http:4xx case:4":       "system:x http:4xx",
		"-expired sytem:x since:2d":      "sytem:x",
		`user:0 "two words"`:             `"two words"`,
		"tag:vip":                        "",
		"http:400,5xx a,b":               "a,b",
	} {
		if got := Without(text, history.InSystem, history.WithHTTP); got != want {
			t.Errorf("%q leaves %q, want %q", text, got, want)
		}
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	f := history.Facets{Total: 38, By: map[history.Field]map[string]int{
		history.WithOutcome: {"failure": 30, "success": 8}, history.InSystem: {"authmatech": 30, "nextreason": 8}, history.InOperation: {"verify": 38},
	}}
	want := []Total{{N: 38, Noun: "attempt"}, {N: 30, Word: "refused"}, {N: 8, Word: "verified"}, {N: 2, Noun: "system"}}
	if got := TotalsOf(systems.Embedded(), f); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
