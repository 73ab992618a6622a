package panes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
)

// What is drawn of texts that a server chooses. The whole of them stands in the
// raw view.
const (
	longestText  = 600 // bytes of one text
	mostMessages = 6
	mostNotes    = 8
)

// Content is an attempt, or a call that is not made yet, made ready to be drawn:
// decoded, parsed and neutralised. Making it costs by the size of the answer, so
// [Open] belongs in a work function. It does not change.
type Content struct {
	id        string // of the attempt; empty: nothing was sent
	inCase    uint64
	title     string // of the case
	solved    bool   // the case is closed as solved
	solvedBy  string // with this note
	made      string // the environment that the call was made in; empty: elsewhere, it was pasted
	simulated bool
	outcome   api.Outcome
	mark      ui.Severity
	head      []string // outcome, status, codes, duration
	messages  []message
	more      int // messages that are left out
	causes    []explain.Cause
	checklist []explain.Item
	retry     explain.Retry
	reply     string
	vendor    string // the vendor's own words to its users
	seen      string // how often the same came before; empty: never
	happened  happened
	recorded  time.Time                // when it was written to the history
	older     bool                     // it was redacted under older rules than today's
	valued    map[string]systems.Field // the questions that may be answered by a value, by id
	notes     []string
	status    int // HTTP status; 0: none
	timing    history.Timing
	facts     []fact
	body      body
	raw       raw
	personal  []string // values that may be hidden while others look on
}

// message is what the vendor says in the envelope, or what became of the call.
type message struct {
	text      string
	ours      bool // not quoted: our words
	technical bool // the vendor marks it internal
}

// fact is one line of name and value.
type fact struct{ name, text string }

// Open makes a stored attempt ready, with what is known around it as of now. An
// explanation that cannot be read is said in its place; everything else of the attempt
// is shown.
func Open(packs *systems.Packs, o attempt.Opened, now time.Time) *Content {
	a := o.Attempt
	c := &Content{
		id: a.ID, inCase: a.Case, title: shown(o.Case.Title), made: shown(a.Environment), simulated: a.Simulated, outcome: a.Outcome, mark: Severity(a.Outcome),
		timing: a.Timing, body: bodyOf(a), raw: rawOf(a), seen: seenBefore(o.Seen, now), happened: happenedOf(o), recorded: a.Recorded,
		older: a.Summary().OlderRules(),
	}
	c.solved, c.solvedBy = o.Case.State == history.Solved, shown(o.Case.SolvedBy)
	if a.Answer != nil {
		c.status = a.Answer.Status
	}
	if _, err := attempt.Explanation(a); err != nil {
		c.notes = append(c.notes, shown(err.Error()))
	}
	c.facts = facts(a, c.happened)
	c.personal = personalOf(packs, o)
	c.explain(o.Why)
	c.valued = valued(packs, o.Why)
	c.becameOf(a)
	c.head = head(packs, a, o.Why)
	return c
}

// Foresee makes ready what is known of a call before it is sent.
func Foresee(e explain.Explanation) *Content {
	c := &Content{outcome: api.Pending}
	c.explain(e)
	return c
}

// Attempt returns the id of the attempt, empty when nothing was sent, and the case
// that it belongs to, 0 for none.
func (c *Content) Attempt() (id string, inCase uint64) {
	if c == nil {
		return "", 0
	}
	return c.id, c.inCase
}

// Case returns the number and the title of the case that the attempt belongs to; 0 for
// none.
func (c *Content) Case() (id uint64, title string) {
	if c == nil {
		return 0, ""
	}
	return c.inCase, c.title
}

// Solved reports whether the case was closed as solved when it was read, and by what.
func (c *Content) Solved() (by string, solved bool) {
	if c == nil {
		return "", false
	}
	return c.solvedBy, c.solved
}

// OlderRules reports whether the attempt is shown as older rules of redaction left it.
func (c *Content) OlderRules() bool { return c != nil && c.id != "" && c.older }

// Environment is the name of the environment that the call was made in. Pasted says
// that it was made in none that is known here.
func (c *Content) Environment() (name string, pasted bool) {
	if c == nil || c.id == "" {
		return "", false
	}
	return c.made, c.made == ""
}

// Reply returns the words for the customer, empty when there are none. They are
// neutralised, and not redacted.
func (c *Content) Reply() string {
	if c == nil {
		return ""
	}
	return c.reply
}

// Simulated reports whether the answer is the simulator's.
func (c *Content) Simulated() bool { return c != nil && c.simulated }

// Headline returns the outcome in one line, as "refused, 400 Bad Request", and how
// it is meant; empty when nothing was sent.
func (c *Content) Headline() (text string, mark ui.Severity) {
	if c == nil || c.id == "" {
		return "", ui.Note
	}
	return strings.Join(c.head[:min(2, len(c.head))], ", "), c.mark
}

// Foreseen returns how many causes are expected of a call that was not sent.
func (c *Content) Foreseen() int {
	if c == nil || c.id != "" {
		return 0
	}
	return len(c.causes)
}

// explain takes over an explanation, every text of it neutralised.
func (c *Content) explain(e explain.Explanation) {
	for i, text := range e.Messages {
		if i == mostMessages {
			c.more = len(e.Messages) - mostMessages
			break
		}
		c.messages = append(c.messages, message{text: shown(text), technical: slices.Contains(e.Technical, text)})
	}
	for _, cause := range e.Causes {
		c.causes = append(c.causes, shownCause(cause))
	}
	for _, item := range e.Checklist {
		item.Text, item.Because = shown(item.Text), shown(item.Because)
		c.checklist = append(c.checklist, item)
	}
	c.retry = e.Retry
	c.retry.Why = shown(e.Retry.Why)
	if c.id != "" {
		c.reply, c.vendor = shown(e.Reply), shown(e.VendorSays)
	}
	c.note(e.Notes)
}

func (c *Content) note(notes []string) {
	for i, note := range notes {
		if i == mostNotes {
			c.notes = append(c.notes, fmt.Sprintf("and %s more of this kind", ui.Grouped(len(notes)-mostNotes)))
			return
		}
		c.notes = append(c.notes, shown(note))
	}
}

func shownCause(cause explain.Cause) explain.Cause {
	for _, text := range []*string{&cause.Row, &cause.Title, &cause.Cause, &cause.Fix, &cause.Settle, &cause.Note, &cause.Source} {
		*text = shown(*text)
	}
	cause.Because, cause.Against = shownAll(cause.Because), shownAll(cause.Against)
	if cause.Question != nil {
		question := *cause.Question
		question.Said, question.Field = shown(question.Said), shown(question.Field)
		cause.Question = &question
	}
	return cause
}

func shownAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = shown(text)
	}
	return all
}

// shown neutralises a text and cuts it where nobody would read on.
func shown(text string) string {
	if len(text) <= longestText {
		return safe.Line(text).String()
	}
	return safe.Line(strings.ToValidUTF8(text[:longestText], "")).String() + "… (cut here; all of it is in raw)"
}

// becameOf says in our words what became of a call without an answer, or of one
// that was left pending.
func (c *Content) becameOf(a history.Attempt) {
	say := func(text string) { c.messages = append(c.messages, message{text: text, ours: true}) }
	switch {
	case a.Transport != nil:
		say(shown(a.Transport.Text.String()))
	case a.Outcome == api.Pending:
		say("It was recorded before it was sent, and no outcome was: it is still under way, or the program ended. It may count.")
	}
}
