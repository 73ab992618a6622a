package ticket

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
)

// Told joins what left of a case to what the vendor has by now, for [Source.Since]: the
// newest leaving, with all that was told in any. It is nil where nothing left.
func Told(left []history.Left) *history.Left {
	if len(left) == 0 {
		return nil
	}
	told := left[len(left)-1]
	told.Attempts, told.Known, told.Revealed = nil, nil, nil
	for _, l := range left {
		told.Attempts = append(told.Attempts, l.Attempts...)
		told.Known = append(told.Known, l.Known...)
		told.Revealed = append(told.Revealed, l.Revealed...)
	}
	for _, list := range []*[]string{&told.Attempts, &told.Known, &told.Revealed} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return &told
}

// sent says what left before.
func sent(left []history.Left) (lines []string) {
	for _, l := range left {
		line := fmt.Sprintf("%s: %s as %s", clock(l.At), l.Way, l.Format)
		if l.To != "" {
			line += ", for " + l.To
		}
		line += ", " + count(len(l.Attempts), "attempt")
		if l.Earlier > 0 {
			line += fmt.Sprintf(", %s before it included", count(l.Earlier, "leaving"))
		}
		if len(l.Revealed) > 0 {
			line += ", in clear: " + strings.Join(l.Revealed, ", ")
		}
		lines = append(lines, line)
	}
	return lines
}

// mark is what stays known of something that was told: 16 hex digits under the
// install's key, since what a caller says can be guessed.
func (w *writer) mark(what ...string) string {
	return string(w.source.Key.Fingerprint("told", strings.Join(what, "\x00"))[:16])
}

func (w *writer) answerMark(id string) string {
	return w.mark("answer", id, w.source.Case.Answers[id].Said.String())
}

func (w *writer) stepMark(i explain.Item) string { return w.mark("step", i.ID, string(i.State)) }

func (w *writer) causeMark() string {
	if first := w.subject.explanation.First(); first != nil {
		return w.mark("cause", first.Row)
	}
	return ""
}

// knows says that the vendor was told something already.
func (w *writer) knows(mark string) bool {
	return w.source.Since != nil && slices.Contains(w.source.Since.Known, mark)
}

// known are the marks of all that the vendor knows once this ticket is there.
func (w *writer) known() (marks []string) {
	for id := range w.source.Case.Answers {
		if w.asks(id) {
			marks = append(marks, w.answerMark(id))
		}
	}
	for _, i := range w.subject.explanation.Checklist {
		marks = append(marks, w.stepMark(i))
	}
	if mark := w.causeMark(); mark != "" {
		marks = append(marks, mark)
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// steps are the items of the checklist that the vendor was not told of as they are.
func (w *writer) steps() []explain.Item {
	return slices.DeleteFunc(slices.Clone(w.subject.explanation.Checklist), func(i explain.Item) bool { return w.knows(w.stepMark(i)) })
}

// decided are the steps that somebody decided since.
func (w *writer) decided() int {
	n := 0
	for _, i := range w.steps() {
		if i.State != systems.Ask {
			n++
		}
	}
	return n
}

// changedCause says that another cause than the vendor was told comes first.
func (w *writer) changedCause() bool {
	mark := w.causeMark()
	return mark != "" && !w.knows(mark)
}

// repeat tells the attempt that the ticket is about again where a value of it stands in
// clear that the vendor had only as a mark.
func (w *writer) repeat() {
	since := w.source.Since
	if since == nil {
		return
	}
	for _, t := range w.tokens() {
		if t.Revealed && !slices.Contains(since.Revealed, t.Name) {
			w.cleared = append(w.cleared, t.Name)
		}
	}
	if len(w.cleared) > 0 && !w.subject.fresh {
		w.repeated = true
		w.subject.fresh = true
		w.attempts[w.subject.number-1].fresh = true
	}
}

func (w *writer) anythingNew() bool {
	return len(w.fresh()) > 0 || len(w.answered()) > 0 || w.decided() > 0 || w.changedCause()
}

// news says what is new where no attempt is.
func (w *writer) news() string {
	var new []string
	if n := len(w.answered()); n > 0 {
		new = append(new, count(n, "answer")+" of the caller's")
	}
	if n := w.decided(); n > 0 {
		new = append(new, count(n, "step")+" of the checklist")
	}
	if w.changedCause() {
		new = append(new, "the likeliest cause")
	}
	return "No new attempt. New: " + strings.Join(new, ", ") + "."
}
