package systems_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api/systems"
)

// amman is the desk of the examples: Sunday to Thursday, on a clock that is never
// changed.
var amman = systems.Desk{Days: []string{"Sun", "Mon", "Tue", "Wed", "Thu"}, Opens: "09:00", Closes: "18:00", Zone: "Asia/Amman"}

func at(t *testing.T, text string) time.Time {
	t.Helper()
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func TestTheDeskSaysWhetherItIsOpenNow(t *testing.T) {
	t.Parallel()
	night := amman
	night.Days, night.Opens, night.Closes = []string{"Fri"}, "22:00", "06:00"
	berlin := amman
	berlin.Zone = "Europe/Berlin"
	for _, test := range []struct {
		desk systems.Desk
		at   string
		open bool
		want string
	}{
		{amman, "2026-11-22T15:50:00+03:00", true, "desk is open, until 18:00 Amman, 2 h 10 min left"},
		{amman, "2026-11-22T09:00:00+03:00", true, "desk is open, until 18:00 Amman, 9 h left"},
		{amman, "2026-11-22T14:59:30Z", true, "desk is open, until 18:00 Amman, 1 min left"},
		{amman, "2026-11-22T15:00:00Z", false, "desk is closed now, opens Monday 09:00 Amman, in 15 h"},
		{amman, "2026-11-21T20:00:00+03:00", false, "desk is closed now, opens Sunday 09:00 Amman, in 13 h"},
		{amman, "2026-11-26T18:30:00+03:00", false, "desk is closed now, opens Sunday 09:00 Amman, in 2 days 14 h 30 min"},
		{night, "2026-11-28T05:30:00+03:00", true, "desk is open, until 06:00 Amman, 30 min left"},
		{night, "2026-11-28T06:00:00+03:00", false, "desk is closed now, opens Friday 22:00 Amman, in 6 days 16 h"},
		// In the night to 2026-03-29 an hour is left out in Berlin, in that to 2026-10-25 one comes twice.
		{berlin, "2026-03-28T20:00:00+01:00", false, "desk is closed now, opens Sunday 09:00 Berlin, in 12 h"},
		{berlin, "2026-10-24T20:00:00+02:00", false, "desk is closed now, opens Sunday 09:00 Berlin, in 14 h"},
		{systems.Desk{Email: "help@acme.example"}, "2026-11-22T15:00:00Z", false, ""},
		{systems.Desk{Days: []string{"Mon"}, Opens: "09:00", Closes: "10:00", Zone: "Mars/Base"}, "2026-11-22T15:00:00Z", false, "desk hours are Mon 09:00–10:00, Mars/Base"},
	} {
		if open, words := test.desk.Now(at(t, test.at)); open != test.open || words != test.want {
			t.Errorf("%s at %s: %t %q, want %t %q", test.desk.Hours(), test.at, open, words, test.open, test.want)
		}
	}
}

// Where clocks are changed too: open and closed follow the wall clock, and the time
// that is named as the next opening is the first at which the desk is open again.
func TestADeskOpensWhenItSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		week := []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
		desk := systems.Desk{
			Days:  rapid.SliceOfNDistinct(rapid.SampledFrom(week), 1, 7, rapid.ID).Draw(t, "days"),
			Opens: rapid.SampledFrom([]string{"00:00", "04:00", "09:30", "22:00"}).Draw(t, "opens"), Closes: rapid.SampledFrom([]string{"00:00", "06:00", "10:00", "18:00", "23:59"}).Draw(t, "closes"),
			Zone: rapid.SampledFrom([]string{"Europe/Berlin", "America/New_York", "Asia/Amman", "Australia/Lord_Howe", "Asia/Beirut", "UTC"}).Draw(t, "zone"),
		}
		zone, err := time.LoadLocation(desk.Zone)
		if err != nil {
			t.Fatal(err)
		}
		moment := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 365*24*60).Draw(t, "minute")) * time.Minute)
		wall := func(at time.Time) bool {
			clock, day := at.In(zone).Format("15:04"), int(at.In(zone).Weekday())
			works := func(day int) bool { return slices.Contains(desk.Days, week[day%7]) }
			if desk.Opens < desk.Closes {
				return works(day) && clock >= desk.Opens && clock < desk.Closes
			}
			return works(day) && clock >= desk.Opens || works(day+6) && clock < desk.Closes // past midnight
		}
		open, words := desk.Now(moment)
		if open != wall(moment) || open != strings.HasPrefix(words, "desk is open") {
			t.Fatalf("%s at %s: open %t, %s", desk.Hours(), moment.In(zone), open, words)
		}
		if len(desk.Days) == 7 && desk.Opens == desk.Closes {
			if words != "desk is open, day and night" {
				t.Fatalf("%s: %s", desk.Hours(), words)
			}
			return
		}
		// The next change, minute by minute, is as far off as is said.
		change := moment
		for wall(change) == open {
			change = change.Add(time.Minute)
		}
		left := strings.TrimSuffix(words[strings.LastIndex(words, ", ")+2:], " left")
		if want := strings.TrimPrefix(left, "in "); want != lasting(int(change.Sub(moment)/time.Minute)) {
			t.Fatalf("%s at %s: %q, and it changes at %s", desk.Hours(), moment.In(zone), words, change.In(zone))
		}
	})
}

// lasting writes minutes as people say them.
func lasting(minutes int) string {
	d := time.Duration(minutes) * time.Minute
	text := ""
	if days := int(d / (24 * time.Hour)); days >= 2 {
		text, d = strings.TrimSuffix((time.Duration(days)*time.Hour).String(), "h0m0s")+" days ", d%(24*time.Hour)
	}
	clock := strings.TrimSuffix(d.String(), "0s")
	clock = strings.Replace(strings.Replace(clock, "h", " h ", 1), "m", " min", 1)
	if d == 0 {
		clock = ""
	}
	clock = strings.TrimSuffix(clock, " 0 min")
	return strings.TrimSpace(text + clock)
}

func TestDaysAreWrittenAsTheyAre(t *testing.T) {
	t.Parallel()
	for days, want := range map[string]string{
		"Sun Mon Tue Wed Thu": "Sun–Thu 09:00–18:00, Asia/Amman", "Fri Sat Sun": "Fri–Sun 09:00–18:00, Asia/Amman",
		"Mon Wed Fri": "Mon, Wed, Fri 09:00–18:00, Asia/Amman", "Tue": "Tue 09:00–18:00, Asia/Amman",
	} {
		desk := amman
		desk.Days = strings.Fields(days)
		if got := desk.Hours(); got != want {
			t.Errorf("%s: %q, want %q", days, got, want)
		}
	}
}

func TestATeamChangesADeskKeyByKey(t *testing.T) {
	t.Parallel()
	whole, err := systems.Embedded().Load("team.yaml", []byte(`pack: 1
system: authmatech
extends: authmatech
desk:
  email: consultant@authmatech.example
  opens: "10:00"
  parts: [summary, attempts, causes]
`))
	if err != nil {
		t.Fatal(err)
	}
	base, desk := systems.Embedded().System("authmatech").Desk, whole.Desk
	if desk.Email != "consultant@authmatech.example" || desk.Name != base.Name || len(desk.Wants) != 5 || desk.Hours() != "Sun–Thu 10:00–18:00, Asia/Amman" {
		t.Errorf("%+v", desk)
	}
	if desk.Source != "" {
		t.Errorf("the vendor's page is said to say what the team wrote: %s", desk.Source)
	}
	if want := []systems.Part{"summary", "attempts", "causes"}; !slices.Equal(desk.Order(), want) {
		t.Errorf("the parts are %q", desk.Order())
	}
	want := []systems.Part{"summary", "environment", "timeline", "differences", "causes", "checklist", "caller", "attempts", "reproduction", "versions"}
	if !slices.Equal(base.Order(), want) {
		t.Errorf("the usual parts are %q", base.Order())
	}
}

func TestWhatIsWrongWithADeskIsNamedWithItsPlace(t *testing.T) {
	t.Parallel()
	for desk, want := range map[string]string{
		"{parts: [summary, attemps]}":                             `acme.yaml:6:25: parts: "attemps" is not one of summary, environment, timeline`,
		"{parts: [summary, attempts, summary]}":                   `acme.yaml:6:35: the part "summary" stands twice`,
		"{parts: [summary, causes]}":                              "acme.yaml:6:15: `parts` lacks \"attempts\": a ticket without it says nothing",
		"{days: [Mon, Mon], opens: \"09:00\"}":                    `acme.yaml:6:20: the day "Mon" stands twice`,
		"{days: [Mon], opens: \"09:00\", closes: \"18:00\"}":      "acme.yaml:6:28: the hours of `desk` lack \"zone\"; they want days, opens, closes and zone",
		"{opens: \"09:00\", zone: Asia/Amman}":                    "acme.yaml:6:15: the hours of `desk` lack \"closes\"",
		"{email: \"Acme <help@acme.example>\"}":                   `acme.yaml:6:15: "Acme <help@acme.example>" is no mail address; it looks like support@example.com`,
		"{email: help}":                                           `acme.yaml:6:15: "help" is no mail address`,
		"{wants: [{item: time, text: a}, {item: time, text: b}]}": "acme.yaml:6:46: the item \"time\" stands twice in `wants`",
	} {
		_, err := systems.Load("acme.yaml", []byte(strings.Replace(smallPack, "operations:", "desk: "+desk+"\noperations:", 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", desk, err, want)
		}
	}
}
