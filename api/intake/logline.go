package intake

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"casebook/api"
)

// How the line ends that stands before a value, where a log writes a call or what came
// back in one line: "POST https://… {…}", "< 422 {…}", "status=422 body={…}".
var (
	callBefore = pattern(`(?:^|[\s\]:|>])(GET|POST|PUT|PATCH|DELETE)[ \t]+(https?://[^\s"'<>]+|/[A-Za-z0-9][^\s"'<>]*)[ \t]+(?:HTTP/\d(?:\.\d)?[ \t]+)?` +
		`(?:(?i:body|payload|data|request|req|json)[ \t]{0,3}[:=]?[ \t]{0,3})?$`)
	statusBefore = pattern(`(?:^|[\s<=:|\]])([1-5]\d\d)(?:[ \t]+[A-Z][A-Za-z' -]{1,40}?)?[ \t]+(?:\(?\d+(?:\.\d+)?[ \t]?ms\)?[ \t]+)?` +
		`(?:(?i:body|payload|data|response|resp|answer|json)[ \t]{0,3}[:=]?[ \t]{0,3})?$`)
	lineTime = pattern(`\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)`)
)

const (
	callOnLine = "the call was read from the line that names its method and address"
	timeOfLine = "when it happened is the time of that line"
	statusTold = "HTTP %d was taken from the words around the answer, which is not the status line itself"
)

// lastLine is what stands on the line on which text ends.
func lastLine(text []byte) []byte {
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	return line[max(0, len(line)-maxValue):]
}

// logged reads the call whose body is value i and whose method and address stand before
// it on the same line, with what came back, and returns how many values that takes; none
// where the line does not name a call, or names a status too.
func (p *prose) logged(i int) (x api.Exchange, took int) {
	line := lastLine(p.parts[i])
	m := callBefore().FindSubmatch(line)
	if m == nil || len(stated{line}.statuses()) > 0 {
		return x, 0
	}
	x.Request.Method, x.Request.URL = string(m[1]), string(m[2])
	x.Notes = []string{callOnLine}
	if at, err := time.Parse(time.RFC3339Nano, string(lineTime().Find(line))); err == nil {
		x.Happened, x.Notes = at, append(x.Notes, timeOfLine)
	}
	behind := p.parts[i+1]
	told := toldStatusOn(lastLine(behind))
	if i+1 < len(p.found) && p.isAnswerTo(behind, told) {
		p.body(&x, p.found[i], p.found[i+1].mends)
		answer := answerOf(p.found[i+1])
		x.Answer, x.Notes = answer.Answer, append(x.Notes, answer.Notes...)
		if told == 0 {
			stated{behind[:min(len(behind), maxStated)]}.status(&x)
			return x, 2
		}
		x.Answer.Status, x.Notes = told, append(x.Notes, fmt.Sprintf(statusTold, told))
		return x, 2
	}
	p.body(&x, p.found[i], 0)
	if words := (stated{behind[:min(len(behind), maxStated)]}); len(words.statuses()) == 1 {
		withoutBody(&x)
		words.status(&x)
	} else {
		x.Notes = append(x.Notes, "no answer in what was given")
	}
	return x, 1
}

// isAnswerTo reports whether the value behind these words is the answer to the call
// before them; told is the status that their last line names.
func (p *prose) isAnswerTo(words []byte, told int) bool {
	if callBefore().Match(lastLine(words)) {
		return false
	}
	role := roleOf(words)
	return told != 0 || role == asAnswer || role == noRole
}

// toldStatusOn is the status with which a line leads up to a value; 0 when it names none.
func toldStatusOn(line []byte) int {
	if m := statusBefore().FindSubmatch(line); m != nil {
		status, _ := strconv.Atoi(string(m[1]))
		return status
	}
	return 0
}
