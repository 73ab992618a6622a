package intake

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"casebook/api"
	"casebook/api/tree"
)

// span is where a value stands in a text.
type span struct{ start, end int }

// archive is the outline of a HAR (HTTP Archive 1.2).
type archive struct {
	entries []span // each complete
	listed  bool   // log.entries is a list
	named   bool   // log names what made it, as only a HAR does
	begun   bool   // log begins as a HAR's does
	creator span   // log.creator
	whole   bool   // nothing is missing
	partial int    // where the value begins in which the text ends or breaks
	end     int    // where reading ended
}

// survey finds the entries of a HAR.
func survey(text []byte) archive {
	var a archive
	o := outline{text: text}
	a.whole = o.members(func(key []byte) bool {
		if string(key) == "log" && o.next('{') {
			return o.members(func(key []byte) bool { return a.log(&o, string(key)) })
		}
		return o.value()
	})
	a.end = o.at
	return a
}

// log steps over the member key of log.
func (a *archive) log(o *outline, key string) bool {
	if key == "entries" && o.next('[') {
		a.listed = true
		return o.list('[', ']', func() bool { return a.entry(o) })
	}
	a.begun = a.begun || key == "version" || key == "pages" || key == "browser"
	o.spent()
	start := o.at
	if !o.value() {
		return false
	}
	if key == "creator" {
		a.named, a.creator = true, span{start, o.at}
	}
	return true
}

func (a *archive) entry(o *outline) bool {
	o.spent()
	a.partial = o.at
	if !o.value() {
		return false
	}
	a.entries = append(a.entries, span{a.partial, o.at})
	a.partial = 0
	return true
}

// isHAR reports whether the text is a HAR, or the beginning of one.
func (a *archive) isHAR() bool { return a.listed || a.named || a.begun && !a.whole }

// readHAR reads every entry of a HAR that is complete and holds what it should.
func readHAR(in source) (Result, bool, error) {
	a := survey(in.text)
	if !a.isHAR() {
		return Result{}, false, nil
	}
	h := harReader{source: in, ruler: newRuler(in.text)}
	for i, at := range a.entries {
		h.read(i+1, at)
	}
	stop := ""
	if !a.whole {
		stop = a.stop(in.text)
	}
	if len(h.exchanges) == 0 {
		return Result{}, true, h.nothing(stop)
	}
	h.conclude(a, stop)
	return Result{Form: FormHAR, Exchanges: h.exchanges, Notes: h.notes}, true, nil
}

// longestToken is the longest piece of JSON whose cut reads as a mistake: an
// escape without its last digit.
const longestToken = len(`\u000`)

// stop says why and where a HAR that is not whole stops.
func (a *archive) stop(text []byte) string {
	at, why := a.end, "a comma or a closing bracket was expected"
	if spent := a.end == len(text); spent || a.partial > 0 {
		_, _, err := tree.Parse(text[a.partial:])
		if bad := (*tree.SyntaxError)(nil); errors.As(err, &bad) {
			at, why = a.partial+bad.Offset, bad.Text
		}
		if spent && at >= len(text)-longestToken {
			return "ends in the middle at " + newRuler(text).place(len(text))
		}
	}
	return fmt.Sprintf("is broken at %s (%s)", newRuler(text).place(at), why)
}

// maxSkips is how many skipped entries are told of one by one.
const maxSkips = 20

// harReader gathers what the entries of one HAR hold.
type harReader struct {
	source
	ruler     *ruler
	exchanges []api.Exchange
	skipped   int
	first     string // why the first entry was skipped
	notes     []string
}

// read reads the entry that stands at, number counting from 1.
func (h *harReader) read(number int, at span) {
	h.ruler.move(at.start)
	exchange, err := readEntry(h.text[at.start:at.end], func(offset int) string {
		return h.ruler.place(at.start + offset)
	})
	if err == nil {
		h.exchanges = append(h.exchanges, exchange)
		return
	}
	if h.skipped++; h.skipped > maxSkips {
		return
	}
	note := fmt.Sprintf("entry %d was skipped: %s", number, err)
	h.first = cmp.Or(h.first, note)
	h.notes = append(h.notes, h.name+": "+note)
}

// nothing is the error of a HAR without one readable entry.
func (h *harReader) nothing(stop string) error {
	switch {
	case h.first != "":
		return fmt.Errorf("%s: none of its entries could be read (%s): export it again", h.name, h.first)
	case stop != "":
		return fmt.Errorf("%s %s, before its first entry is complete: export it again", h.name, stop)
	}
	return fmt.Errorf("%s holds no entries: record the call with the network panel open, then export again", h.name)
}

// order puts the exchanges into the order of their times, where each has one: a HAR may
// list them in another (HAR 1.2, section 4.4), and an earlier call is the past of a later one.
func (h *harReader) order() {
	byTime := func(a, b api.Exchange) int { return a.Happened.Compare(b.Happened) }
	undated := slices.ContainsFunc(h.exchanges, func(x api.Exchange) bool { return x.Happened.IsZero() })
	if undated || slices.IsSortedFunc(h.exchanges, byTime) {
		return
	}
	slices.SortStableFunc(h.exchanges, byTime)
	h.notes = append(h.notes, h.name+" lists its entries in another order than that of their times: they were put into that")
}

// conclude adds the notes on the HAR as a whole.
func (h *harReader) conclude(a archive, stop string) {
	h.order()
	if more := h.skipped - maxSkips; more > 0 {
		h.notes = append(h.notes, fmt.Sprintf("%s: %s skipped for the like", h.name, count(more, "more entry was", "more entries were")))
	}
	if stop != "" {
		h.notes = append(h.notes, fmt.Sprintf("%s %s: %s complete before that, what follows is lost: export it again if the call is not among them",
			h.name, stop, count(len(a.entries), "entry was", "entries were")))
	}
	if rest := (outline{text: h.text, at: a.end}); a.whole && !rest.spent() {
		h.notes = append(h.notes, fmt.Sprintf("%s goes on after the HAR's end at %s: that was not read", h.name, newRuler(h.text).place(rest.at)))
	}
	if isChromes(h.text[a.creator.start:a.creator.end]) && !credentialed(h.exchanges) {
		for i := range h.exchanges {
			h.exchanges[i].Request.LoginUnknown = true
		}
		h.notes = append(h.notes, h.name+" holds no Authorization and no cookie: Chrome leaves them out of a sanitised export, so their absence proves nothing")
	}
}

// isChromes reports whether a HAR's creator is the developer tools of Chrome or of
// a browser built on it.
func isChromes(creator []byte) bool {
	root, _, err := tree.Parse(creator)
	name := root.Member("name")
	return err == nil && name != nil && name.Text == "WebInspector"
}

// credentialed reports whether any exchange shows one of the headers that a
// sanitised export leaves out.
func credentialed(exchanges []api.Exchange) bool {
	for _, e := range exchanges {
		for _, name := range []string{"Authorization", "Cookie"} {
			if _, ok := e.Request.Headers.Get(name); ok {
				return true
			}
		}
		if e.Answer == nil {
			continue
		}
		if _, ok := e.Answer.Headers.Get("Set-Cookie"); ok {
			return true
		}
	}
	return false
}
