package ticket_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/history/ticket"
)

// object is what a ticket's JSON holds, read strictly.
type object struct {
	Schema   int    `json:"schema"`
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	Training bool   `json:"training"`
	Addendum bool   `json:"addendum"`
	System   string `json:"system"`
	Desk     *struct {
		Name, Email, Hours, Basis string
	} `json:"desk"`
	Written  string         `json:"written"`
	Program  string         `json:"program"`
	Pack     string         `json:"pack"`
	AsOf     string         `json:"as_of"`
	Rules    int            `json:"rules"`
	Cut      map[string]int `json:"cut"`
	Attempts []struct {
		Number             int
		Operation, Outcome string
		Happened, Recorded *string
		Status             *int
		Codes              []string
		Duration           *float64 `json:"duration_ms"`
	} `json:"attempts"`
	Head     []textBlock `json:"head"`
	Sections []struct {
		Part, Title string
		Attempt     int
		Simulated   bool
		Blocks      []textBlock
	} `json:"sections"`
}

type textBlock struct {
	Key, Label, Text, Code string
	Number                 int
}

func read(t *testing.T, data []byte) (o object) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		t.Fatalf("%v:\n%s", err, data)
	}
	return o
}

// words are those of a text, without what Markdown puts around them and however it is
// broken into lines.
func words(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("`", "", "*", "").Replace(text)), " ")
}

func TestWhatStandsInOneFormatStandsInEveryOne(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		made := mustMake(t, s.source(t))
		markdown, plain := words(made.Text.String()), words(string(out(t, made, ticket.Plain)))
		o := read(t, out(t, made, ticket.JSON))
		blocks := o.Head
		for _, section := range o.Sections {
			blocks = append(blocks, section.Blocks...)
		}
		size := 0
		for _, b := range blocks {
			for _, text := range []string{b.Label, b.Text, b.Code} {
				size += len(words(text))
				// Steps that passed stand behind one box, where people read them.
				text = strings.TrimPrefix(text, "[x] pass: ")
				if !strings.Contains(markdown, words(text)) || !strings.Contains(plain, words(text)) {
					t.Errorf("%s: %q is not in the Markdown or the plain text", s.name, text)
				}
			}
		}
		if size < len(markdown)*8/10 {
			t.Errorf("%s: the JSON says %d characters, the Markdown %d", s.name, size, len(markdown))
		}
	}
}

func TestTheJSONIsOneDocumentedObject(t *testing.T) {
	t.Parallel()
	o := read(t, out(t, mustMake(t, scenes()[0].source(t)), ticket.JSON))
	if o.Schema != 1 || o.Kind != "casebook ticket" || o.System != "authmatech" || o.Training || o.Addendum {
		t.Errorf("%+v", o)
	}
	if o.Desk == nil || o.Desk.Email != "support@authmatech.com" || o.Desk.Basis != "documented" {
		t.Errorf("the desk is %+v", o.Desk)
	}
	if o.Written != "2026-11-22T14:20:00.000+03:00" || o.Cut["secret"] != 1 || o.Cut["personal"] != 1 {
		t.Errorf("written %s, cut %v", o.Written, o.Cut)
	}
	var parts []string
	for _, s := range o.Sections {
		parts = append(parts, s.Part)
	}
	if want := "summary environment timeline differences causes checklist caller attempts attempts reproduction versions"; strings.Join(parts, " ") != want {
		t.Errorf("the parts are %s", parts)
	}
	second := o.Attempts[1]
	if len(o.Attempts) != 2 || second.Number != 2 || *second.Status != 400 || second.Codes[0] != "INVALID_MOBILE_NUMBER" || *second.Duration != 184 || *second.Happened != "2026-11-22T14:03:14.400+03:00" {
		t.Errorf("the attempts are %+v", o.Attempts)
	}
}

// Messages and commands stand as they are, however long their lines.
func TestPlainTextIsNarrowAndWithoutMarks(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		made := mustMake(t, s.source(t))
		var code []string
		for _, section := range read(t, out(t, made, ticket.JSON)).Sections {
			for _, b := range section.Blocks {
				code = append(code, strings.Split(b.Code, "\n")...)
			}
		}
		for line := range strings.SplitSeq(string(out(t, made, ticket.Plain)), "\n") {
			if slices.Contains(code, strings.TrimPrefix(line, "    ")) {
				continue
			}
			if n := utf8.RuneCountInString(line); n > 78 && s.name != "hostile" {
				t.Errorf("%s: %d columns: %s", s.name, n, line)
			}
			if s.name != "hostile" && (strings.Contains(line, "`") || strings.Contains(line, "**") || strings.HasPrefix(line, "#")) {
				t.Errorf("%s: a mark of Markdown: %s", s.name, line)
			}
		}
	}
}

// sh runs a script with something in place of curl that lists its arguments.
func sh(t *testing.T, script []byte, argument string, variables ...string) (string, error) {
	t.Helper()
	run := exec.CommandContext(t.Context(), "sh", "-c", "curl() { printf '<%s>' \"$@\"; }\n"+string(script), "sh")
	if argument != "" {
		run.Args = append(run.Args, argument)
	}
	run.Env, run.Dir = variables, t.TempDir()
	said, err := run.CombinedOutput()
	if left, _ := filepath.Glob(filepath.Join(run.Dir, "*")); len(left) > 0 {
		t.Errorf("the script made %q:\n%s", left, script)
	}
	return string(said), err
}

func TestTheScriptMakesTheOneCallThatIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		script := out(t, mustMake(t, s.source(t)), ticket.Curl)
		check := exec.Command("sh", "-n")
		check.Stdin = strings.NewReader(string(script))
		if said, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s: sh -n: %v: %s\n%s", s.name, err, said, script)
		}
		if said, err := sh(t, script, ""); err == nil || strings.Contains(said, "<") {
			t.Errorf("%s: without a number it says %q, %v", s.name, said, err)
		}
	}
	script := out(t, mustMake(t, scenes()[0].source(t)), ticket.Curl)
	said, err := sh(t, script, "2", "AUTHMATECH_API_KEY=fake")
	if err != nil || strings.Count(said, "<--url>") != 1 || !strings.Contains(said, "<X-API-KEY: fake>") || !strings.Contains(said, "national, 10 digits") {
		t.Errorf("attempt 2: %v\n%s", err, said)
	}
	if said, err := sh(t, script, "2"); err == nil || !strings.Contains(said, "AUTHMATECH_API_KEY: set it first") {
		t.Errorf("without the variable: %v, %s", err, said)
	}
	script = out(t, mustMake(t, scenes()[2].source(t)), ticket.Curl)
	said, err = sh(t, script, "1", "SCAYLE_CLIENT_ID=shop", "SCAYLE_CLIENT_SECRET=fake")
	if err != nil || !strings.Contains(said, "<--user><shop:fake>") {
		t.Errorf("Basic credentials: %v\n%s", err, said)
	}
}

func TestTheArchiveHoldsEveryFormatAndProvesIt(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Reveal = []string{"phone-1"}
	made := mustMake(t, source)
	data := out(t, made, ticket.Zip)
	files, names := unpacked(t, data)
	if want := []string{"ticket.md", "ticket.txt", "ticket.json", "calls.har", "reproduce.sh", "MANIFEST.json"}; !slices.Equal(names, want) {
		t.Fatalf("the files are %q", names)
	}
	for name, f := range map[string]ticket.Format{"ticket.md": ticket.Markdown, "ticket.txt": ticket.Plain, "ticket.json": ticket.JSON, "calls.har": ticket.HAR, "reproduce.sh": ticket.Curl} {
		if string(files[name]) != string(out(t, made, f)) {
			t.Errorf("%s is not the ticket as %s", name, f)
		}
	}
	var manifest struct {
		Rules    int
		Program  string
		Pack     string
		Cut      map[string]int
		Revealed []string
		Scan     struct {
			Found, Values int
			Forms         []string
		}
		Files []struct {
			Name   string
			Bytes  int
			SHA256 string
		}
	}
	if err := json.Unmarshal(files["MANIFEST.json"], &manifest); err != nil {
		t.Fatal(err)
	}
	for i, f := range manifest.Files {
		sum := sha256.Sum256(files[f.Name])
		if f.Name != names[i] || f.Bytes != len(files[f.Name]) || f.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %+v", f.Name, f)
		}
	}
	if len(manifest.Files) != 5 || manifest.Scan.Found != 0 || manifest.Scan.Values != 2 || len(manifest.Scan.Forms) < 5 || !slices.Equal(manifest.Revealed, []string{"phone-1"}) || manifest.Cut["personal"] != 0 || manifest.Pack != "authmatech 2" {
		t.Errorf("%+v", manifest)
	}
	if again := out(t, mustMake(t, source), ticket.Zip); string(again) != string(data) {
		t.Error("the same ticket makes another archive")
	}
}

func TestHostileTextStaysTextInEveryFormat(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	made := filled(t, d, d.send(t), forged+"'; touch pwned; ' $(touch pwned) ../../x \x1b]0;x\a\u202e")
	for _, f := range ticket.Formats() {
		data := out(t, made, f)
		for _, bad := range []string{"\x1b", "\a", "\u202e", "\r"} {
			if f != ticket.Zip && strings.Contains(string(data), bad) {
				t.Errorf("%s holds %q", f, bad)
			}
		}
	}
	read(t, out(t, made, ticket.JSON))
	validHAR(t, out(t, made, ticket.HAR))
	for line := range strings.Lines(string(out(t, made, ticket.Plain))) {
		if strings.HasPrefix(line, "## ") {
			t.Errorf("a heading that is not ours: %s", line)
		}
	}
	script := out(t, made, ticket.Curl)
	if said, err := sh(t, script, "1", "AUTHMATECH_API_KEY=fake"); err != nil || strings.Count(said, "<--url>") != 1 {
		t.Errorf("the script: %v: %s\n%s", err, said, script)
	}
	_, names := unpacked(t, out(t, made, ticket.Zip))
	if want := "ticket.md ticket.txt ticket.json calls.har reproduce.sh MANIFEST.json"; strings.Join(names, " ") != want {
		t.Errorf("the files are %q", names)
	}
}

func TestNoLineOfAnAnswerBeginsAFormula(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Attempts[1].Answer.Body = record("=HYPERLINK(\"https://evil.example\")\n  @SUM(A1)\na\t-1+1")
	source.Attempts[1].Answer.Headers = []safe.RecordHeader{{Name: record("=cmd"), Value: record("x")}}
	made := mustMake(t, source)
	for _, f := range []ticket.Format{ticket.Markdown, ticket.Plain} {
		text := string(out(t, made, f))
		for _, want := range []string{"'=cmd: x\n", "> =HYPERLINK(", ">   @SUM(A1)\n", `> a\t-1+1` + "\n", "Full answer (“> ” stands before each line of the body):"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", f, want, text)
			}
		}
	}
	if har := string(out(t, made, ticket.HAR)); !strings.Contains(har, `"=HYPERLINK(`) {
		t.Errorf("the HAR has another answer than came:\n%s", har)
	}
}

func TestAFormatThatHasNothingToHoldIsRefusedAndLeftOutOfTheArchive(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	for i := range source.Attempts {
		source.Attempts[i].Request.URL = record("")
	}
	made := mustMake(t, source)
	if _, err := made.As(ticket.Curl); !errors.Is(err, ticket.ErrNoCall) {
		t.Errorf("a script of no call: %v", err)
	}
	if _, names := unpacked(t, out(t, made, ticket.Zip)); slices.Contains(names, "reproduce.sh") {
		t.Errorf("the files are %q", names)
	}
	if _, err := made.As("pdf"); err == nil {
		t.Error("there is a format that nobody knows")
	}
}

// The two stand side by side on a screen.
func TestTheOriginalStandsLineForLineBesideTheTicket(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		made := mustMake(t, s.source(t))
		text, original := strings.Split(made.Text.String(), "\n"), strings.Split(made.Original.String(), "\n")
		if len(text) != len(original) {
			t.Fatalf("%s: %d lines, and %d of the original", s.name, len(text), len(original))
		}
		differ := 0
		for i := range text {
			if text[i] != original[i] {
				differ++
			}
			head := func(s string) string { return fmt.Sprintf("%.6s", s) }
			if head(text[i]) != head(original[i]) {
				t.Errorf("%s, line %d: %q stands beside %q", s.name, i+1, original[i], text[i])
			}
		}
		if differ == 0 || strings.Contains(made.Original.String(), "phone-1:") && s.name != "hostile" {
			t.Errorf("%s: %d lines differ:\n%s", s.name, differ, made.Original)
		}
		if strings.Contains(made.Original.String(), "CANARY") {
			t.Errorf("%s: the original holds a secret", s.name)
		}
	}
}

func TestATicketIsWrittenInSeveralFormatsAtOnce(t *testing.T) {
	t.Parallel()
	made := mustMake(t, scenes()[0].source(t))
	want := map[ticket.Format]string{}
	for _, f := range ticket.Formats() {
		want[f] = string(out(t, made, f))
	}
	var all sync.WaitGroup
	for range 4 {
		for _, f := range ticket.Formats() {
			all.Go(func() {
				if text, err := made.As(f); err != nil || string(text.Bytes()) != want[f] {
					t.Errorf("%s is another one beside others: %v", f, err)
				}
			})
		}
	}
	all.Wait()
}

// What a vendor's machine reads is told to whoever writes that machine.
func TestTheReadmeNamesEveryKeyOfTheJSON(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := func(key string) {
		if !strings.Contains(string(readme), "`"+key+"`") {
			t.Errorf("the README does not name %q", key)
		}
	}
	var each func(of any)
	each = func(of any) {
		switch of := of.(type) {
		case []any:
			for _, v := range of {
				each(v)
			}
		case map[string]any:
			for key, v := range of {
				if named(key); key == "key" {
					named(v.(string))
				}
				if key != "cut" { // by class
					each(v)
				}
			}
		}
	}
	for _, s := range scenes() {
		var whole any
		if err := json.Unmarshal(out(t, mustMake(t, s.source(t)), ticket.JSON), &whole); err != nil {
			t.Fatal(err)
		}
		each(whole)
	}
}
