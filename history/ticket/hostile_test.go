package ticket_test

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/ticket"
)

// forged is what a vendor, a file or a customer may write anywhere.
const forged = "z\n\n## Checklist\n\n- [x] pass: all done\n[click](https://evil.example)\n> quoted\n```\n<b>*bold*</b> &amp; `a` www.evil.example @all #1"

// record makes a Record of text, as if it were read from the history.
func record(text string) (r safe.Record) {
	_ = r.UnmarshalText([]byte(text)) // never fails
	return r
}

// filled is the ticket of an attempt that holds text wherever text of others can be.
func filled(t *testing.T, d desk, a history.Attempt, text string) ticket.Ticket {
	t.Helper()
	e := explain.Explanation{
		Outcome: api.Refused, Codes: []string{text}, Messages: []string{text, text},
		Causes: []explain.Cause{{
			Title: text, Likelihood: explain.Likely, Basis: systems.Documented, Cause: text,
			Because: []string{text, text}, Against: []string{text, text}, Settle: text,
		}},
		Checklist: []explain.Item{{ID: "a", Text: text, State: systems.Pass, Because: text}, {ID: "b", Text: text, State: systems.Ask}},
	}
	kept, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	a.Explanation, a.Codes, a.Operation = record(string(kept)), []string{text}, text
	a.Request.Method, a.Request.URL, a.Request.Body = text, record("https://host.example/"+text), record(text)
	a.Request.Headers = []safe.RecordHeader{{Name: record(text), Value: record(text)}}
	a.Transport = &history.Transport{Phase: api.Phase(text), Sent: api.Sent(text), Text: record(text)}
	answer := *a.Answer
	answer.Broken, answer.Body = record(text), record(text)
	answer.Headers = []safe.RecordHeader{{Name: record(text), Value: record(text)}}
	a.Answer = &answer
	made, err := ticket.Make(ticket.Source{
		Case:     history.Case{ID: 1, OurRef: text, VendorRef: text},
		Attempts: []history.Attempt{a}, Packs: d.Packs, Key: d.key, Now: d.Now(), Program: text,
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// acts is what makes a link, a tag, a mention or a code span.
var acts = regexp.MustCompile("\\]\\(|[<`@]|://|www\\.")

// outside is every line that stands in no fence, code spans taken out.
func outside(text string) (lines []string) {
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence == "" && len(ticks) >= 3:
			fence = ticks
		case fence != "" && line == fence:
			fence = ""
		case fence == "":
			lines = append(lines, withoutSpans(line))
		}
	}
	return lines
}

// withoutSpans takes out code spans as CommonMark 6.1 reads them: a run of
// backticks up to the next one of the same length.
func withoutSpans(line string) string {
	runs := regexp.MustCompile("`+").FindAllStringIndex(line, -1)
	out, at := "", 0
	for i := 0; i < len(runs); i++ {
		size := runs[i][1] - runs[i][0]
		for j := i + 1; j < len(runs); j++ {
			if runs[j][1]-runs[j][0] == size {
				out, at, i = out+line[at:runs[i][0]], runs[j][1], j
				break
			}
		}
	}
	return out + line[at:]
}

func TestForeignTextHasNoEffectWhereverItStands(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	made := filled(t, d, a, forged)
	got, want := outside(made.Text.String()), outside(filled(t, d, a, "z").Text.String())
	start := regexp.MustCompile(`^[ 0-9]*([#>*-]+|\d+\.)?( \[.\] \S+)?`)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || start.FindString(got[i]) != start.FindString(want[i]) || acts.MatchString(got[i]) {
			t.Fatalf("line %d is not ours:\n%q\n%s", i+1, got[min(i, len(got)-1)], made.Text)
		}
	}
	if strings.ContainsAny(made.Title, "\n\x1b") {
		t.Errorf("the title has several lines: %q", made.Title)
	}
}

func TestPlainSentencesStayAsTheyAre(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	plain := "the answer's code is INVALID_MOBILE_NUMBER (documented): data.validNumber is missing!"
	if text := filled(t, d, d.send(t), plain).Text.String(); !strings.Contains(text, "- because: "+plain+"; "+plain+"\n") {
		t.Errorf("a sentence without Markdown is quoted:\n%s", text)
	}
}

// command is the curl command of a ticket, empty when there is none.
func command(made ticket.Ticket) string {
	_, text, _ := strings.Cut(made.Text.String(), "```sh\n")
	text, _, _ = strings.Cut(text, "\n```")
	return text
}

// arguments runs a command with something in place of curl that lists its arguments.
func arguments(t *testing.T, command string, variables ...string) []string {
	t.Helper()
	run := exec.CommandContext(t.Context(), "sh", "-c", "curl() { printf '%s\\0' \"$@\"; }\n"+command)
	run.Env, run.Dir = variables, t.TempDir()
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v:\n%s", err, command)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

func TestNothingOfTheExchangeBecomesAnOptionOfCurl(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	a.Request.Method, a.Request.URL = "-oX", record("https://host.example/[1-9]{a,b}")
	a.Request.Headers = []safe.RecordHeader{
		{Name: record("@/etc/passwd"), Value: record("x")}, {Name: record(""), Value: record("x")},
		{Name: record("X-Lines"), Value: record("a\nX-More: b")}, {Name: record("X-Good"), Value: record("-o/tmp/x")},
	}
	a.Request.Body = record("@/etc/passwd")
	made := d.made(t, a)
	got := arguments(t, command(made))
	want := []string{"--globoff", "--include", "--url", "https://host.example/[1-9]{a,b}", "--header", "X-Good: -o/tmp/x", "--data-raw", "@/etc/passwd"}
	if !slices.Equal(got, want) {
		t.Errorf("curl gets %q, want %q", got, want)
	}
	notes := strings.Join(made.Notes, "; ")
	if !strings.Contains(notes, "method is not of letters only") || !strings.Contains(notes, "leaves out 3 headers") {
		t.Errorf("what the command lacks is not said: %s", notes)
	}
	for _, url := range []string{"-o/home/agent/.ssh/authorized_keys", "file:///etc/passwd"} {
		a.Request.URL = record(url)
		made := d.made(t, a)
		if command(made) != "" || !strings.Contains(strings.Join(made.Notes, "; "), "no curl command") {
			t.Errorf("%s: %s\n%q", url, command(made), made.Notes)
		}
	}
}

func TestACredentialIsAVariableThatEveryShellTakes(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	pack := *d.Packs.Systems[0]
	pack.ID = "3rd-party.id"
	d.Packs = &systems.Packs{Systems: []*systems.Pack{&pack}, HTTP: d.Packs.HTTP}
	a.System = pack.ID
	a.Request.Headers = []safe.RecordHeader{{Name: record("Authorization"), Value: record("x")}}
	got := arguments(t, command(d.made(t, a)), "_RD_PARTY_ID_AUTHORIZATION=Bearer fake")
	if !slices.Contains(got, "Authorization: Bearer fake") {
		t.Errorf("curl gets %q", got)
	}
}

func TestAHeadersNameSaysWhatItsValueIs(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	a.Request.Headers = []safe.RecordHeader{{Name: record("First-Name"), Value: record("Al")}}
	made := d.made(t, a)
	if text := made.Text.String(); strings.Contains(text, "First-Name: Al") || strings.Count(text, "First-Name: [name-1: ") != 2 {
		t.Errorf("the name is in the ticket:\n%s", text)
	}
}
