package panes

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/ui"
)

// HappenedWords is the question for the time of a call that came without one.
const HappenedWords = "When did this happen?"

// HappenedEntry asks for that time, of a call that was recorded at a time. Do gets the
// caller's words.
func HappenedEntry(recorded time.Time, do func(words string) tea.Cmd) ui.Entry {
	return ui.Entry{
		Title: HappenedWords, Verb: "keep it", Do: do,
		Text:   "In the caller's words, as 14:02 or yesterday 9 pm. It never stands for the time that is recorded.",
		Remark: func(value string) string { return readAs(value, recorded) },
	}
}

// happened is what is known of the time of a call that came without one, from the
// caller. It never stands for the time of the record.
type happened struct {
	id    string // of the question
	open  bool   // there is a case that an answer can be kept with
	asked bool   // nobody was asked yet, and the cause view asks
	said  string // the caller's words, or unknown; empty: nothing
	read  string // what they were read as; empty: they are kept as words only
}

func happenedOf(o attempt.Opened) happened {
	a := o.Attempt
	if !a.Happened.IsZero() {
		return happened{}
	}
	h := happened{id: attempt.HappenedQuestion(a.ID), open: a.Case != 0, asked: o.HappenedAsked()}
	h.said = shown(o.Case.Answers[h.id].Said.String())
	h.read = readTime(h.said, a.Recorded)
	return h
}

// sentence says when the call was made, as far as anybody said.
func (h happened) sentence() string {
	switch {
	case h.said == "":
		return "not known"
	case h.said == explain.SaidUnknown:
		return "not known; the caller does not know it either"
	case h.read != "" && h.read != h.said:
		return h.said + ", as the caller says: read as " + h.read
	}
	return h.said + ", as the caller says"
}

// readTime reads a time as people write it, the day of recorded standing in where they
// name none, and writes it back; empty where the words are no such time. A time of day
// that had not come yet when the call was recorded is the day before's.
func readTime(words string, recorded time.Time) string {
	words = strings.TrimSpace(words)
	if t, err := time.Parse(time.RFC3339, words); err == nil {
		return t.Format("2006-01-02 15:04:05 -07:00")
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, words, recorded.Location()); err == nil {
			return t.Format("2006-01-02 15:04 -07:00")
		}
	}
	for _, layout := range []string{"15:04", "15:04:05", "3:04 pm", "3:04pm", "3 pm", "3pm"} {
		t, err := time.Parse(layout, strings.ToLower(words))
		if err != nil || recorded.IsZero() {
			continue
		}
		day := recorded
		t = time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), t.Second(), 0, day.Location())
		if t.After(recorded) {
			t = time.Date(day.Year(), day.Month(), day.Day()-1, t.Hour(), t.Minute(), t.Second(), 0, day.Location())
		}
		return t.Format("2006-01-02 15:04 -07:00")
	}
	return ""
}

// told reports whether the cause view has a line for the time: the question, or what
// was answered to it.
func (h happened) told() bool { return h.asked || h.said != "" }

// happenedKeys are the keys that answer when a call was made.
func (c *Content) happenedKeys(theme *ui.Theme, keys handles) []string {
	if c.happened.said != "" {
		return []string{keys.unsay(theme, c.happened.said)}
	}
	return []string{keys.hint(theme, "v", "enter time"), keys.hint(theme, "u", "unknown")}
}

// askHappened adds the question for the time, where it is worth asking, and what was
// answered to it.
func (c *Content) askHappened(s *sheet, on bool, keys handles) {
	h := c.happened
	if !h.told() {
		return
	}
	s.blank()
	mark, gap := s.theme.Mark(ui.Ask), 2
	if !h.asked {
		mark = " "
	}
	if on {
		mark = s.theme.Accent.Render(ui.GlyphBar)
	}
	from := len(s.rows)
	parts := []string{mark + " " + HappenedWords}
	if h.said != "" {
		parts = append(parts, "said: "+s.theme.Title.Render(h.said))
	}
	if h.read != "" && h.read != h.said {
		parts = append(parts, s.theme.Muted.Render("read as "+h.read))
	}
	if on {
		parts = append(parts, c.happenedKeys(s.theme, keys)...)
	} else if h.asked && c.inCase != 0 {
		parts = append(parts, s.theme.Muted.Render(keys.name("j")+"/k goes here, "+keys.name("v")+"/u answers"))
	}
	s.flow(causeIndent, gap, parts...)
	s.span(happenedStop, from)
}
