package panes

import (
	"strings"
	"testing"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// asks is an attempt whose one cause asks for what takes says, of a field.
func asks(takes explain.Takes, field string) history.Attempt {
	e := explain.Explanation{System: "authmatech", Operation: "verify", Causes: []explain.Cause{{
		Row: "x.only", Title: "The only cause", Likelihood: explain.Possible, Basis: systems.Inferred, Cause: "Something went wrong.", Settle: "What was it?",
		Question: &explain.Question{ID: "x.only", Field: field, Takes: takes},
	}}}
	return explained(refused("json", `{}`), e)
}

func TestAQuestionOffersOnlyTheKeysThatAnswerIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		takes explain.Takes
		field string
		want  string
	}{
		{explain.TakesYesNo, "mobileNumber", "ynu"}, {explain.TakesYesNo, "", "ynu"},
		{explain.TakesEither, "mobileNumber", "ynuv"}, {explain.TakesEither, "encryptedMobileNumber", "ynu"},
		{explain.TakesValue, "mobileNumber", "vu"}, {explain.TakesValue, "", "vu"}, {explain.TakesValue, "encryptedMobileNumber", "u"},
		{"", "mobileNumber", "ynuv"}, {"", "", "ynu"}, // of a record from before
	} {
		d := atDesk(t, asks(c.takes, c.field))
		if got := d.Model.pane.Answering(); got != c.want {
			t.Errorf("%s about %q: %q answer", c.takes, c.field, got)
		}
		for _, key := range []string{"y", "n", "u", "v"} {
			if _, is := d.Model.pane.Act(key); is != strings.Contains(c.want, key) {
				t.Errorf("%s about %q: %s answers is %v", c.takes, c.field, key, is)
			}
		}
	}
	uitest.MustContain(t, drawn(atDesk(t, asks(explain.TakesValue, ""))), "ask     What was it?  v enter value  u unknown")
}

func TestWhatTheHistoryAnswersIsNotAsked(t *testing.T) {
	t.Parallel()
	a := asks(explain.TakesYesNo, "")
	why, err := attempt.Explanation(a)
	if err != nil {
		t.Fatal(err)
	}
	why.Causes[0].Question, why.Causes[0].Fix = nil, why.Causes[0].Settle
	d := atDesk(t, explained(refused("json", `{}`), why))
	uitest.MustContain(t, drawn(d), "fix     What was it?")
	uitest.MustNotContain(t, drawn(d), "ask ", "unknown")
	d.Keys("y", "u", "v")
	if d.Model.pane.Answering() != "" || len(d.Model.file.wrote) != 0 {
		t.Errorf("kept %q", d.Model.file.wrote)
	}
}

func TestOneKeyNeverOverwritesAValue(t *testing.T) {
	t.Parallel()
	d := atDesk(t, asks(explain.TakesEither, "mobileNumber"))
	d.Keys("v")
	d.Send(asked(t, d).Do("0791234567")())
	uitest.MustContain(t, drawn(d), "said: 0791234567  v changes it or takes it back")
	for _, key := range []string{"y", "n", "u"} {
		d.Keys(key)
		if said, is := d.Seen[len(d.Seen)-1].(nav.Say); !is || said.Text != valueStays || said.Severity != ui.Warn {
			t.Errorf("%s: said %+v", key, d.Seen[len(d.Seen)-1])
		}
	}
	if got := strings.Join(d.Model.file.wrote, ","); got != "0791234567" {
		t.Errorf("kept %q", got)
	}
}

func TestOnlyAValueIsTakenForAValue(t *testing.T) {
	t.Parallel()
	phone := systems.Field{ID: "n", Format: systems.Phone}
	either := systems.Field{ID: "u", Format: systems.EmailOrE164}
	mail := systems.Field{ID: "m", Format: systems.Email}
	enum := systems.Field{ID: "e", Enum: []string{"sms", "email"}}
	code := systems.Field{ID: "c", Pattern: "[0-9]{6}"}
	for _, c := range []struct {
		field systems.Field
		value string
		want  string // of what is said; empty: it is taken
	}{
		{phone, "+962791234567", ""}, {phone, "0791234567", ""}, {phone, "079 123 4567", ""}, {phone, "7", ""},
		{phone, "it was 0791234567", "only the number itself, as +962791234567"}, {phone, "O791234567", "only the number itself"},
		{either, "a@b", ""}, {either, "zzz", ""}, {either, "079 1234", ""}, {either, "he sent a@b.example", "only the address or number itself"},
		{mail, "a@@b", ""}, {mail, "I think a@b.example", "only the address itself"},
		{enum, "mail", ""}, {enum, "it was sms", "only the value itself, as sms"},
		{code, "12345", ""}, {code, "about 12345", "only the value itself"},
		{systems.Field{ID: "free"}, "some words are fine here", ""},
		{systems.Field{}, "the second field", ""}, {systems.Field{}, strings.Repeat("x", 201), "only a few words"},
	} {
		got := unfit(c.field, c.value)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s %q: %q", c.field.ID, c.value, got)
		}
	}
	d := atDesk(t, asks(explain.TakesValue, "mobileNumber"))
	d.Keys("v")
	if got := asked(t, d).Check("it was 079"); got != "only the number itself, as +962791234567" {
		t.Errorf("said %q", got)
	}
}
