package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"

	"casebook/api"
)

// prose is a text in which more stands than one answer's body.
type prose struct {
	*digger
	tidied []string // what was done to the text as a whole
	parts  [][]byte // the text around the values
}

// readProse digs JSON out of a mail, a chat or a log, or finds the transport error
// that a program printed. A text that is JSON and nothing else is none.
func readProse(in source) (Result, bool, error) {
	if isWhole(in.text) || binaryKind(in.text) != nil {
		return Result{}, false, nil
	}
	p := newProse(in.text)
	exchanges := p.exchanges()
	if len(exchanges) == 0 {
		return Result{}, false, nil
	}
	result := Result{Form: FormText, Exchanges: exchanges}
	if len(p.found) == 1 && exchanges[0].Failure == nil && !p.speaks() {
		result.Form = FormBody
	}
	result.Notes = p.notes(in.name)
	result.Mended = p.mended()
	return result, true, nil
}

// isWhole reports whether a text is one JSON value, HTML or XML: a body with nothing
// around it.
func isWhole(text []byte) bool {
	text = bytes.TrimSpace(text)
	switch {
	case len(text) == 0:
		return true
	case text[0] == '{' || text[0] == '[':
		return json.Valid(text)
	}
	return isMarkup(text)
}

// newProse finds the values of a text as it is, and tidies it only where more of them
// come to light.
func newProse(text []byte) *prose {
	p := &prose{digger: dig(text)}
	if len(text) <= maxTidied {
		for _, way := range tidyings {
			tidy := p.text
			for range way.levels {
				if tidy = way.tidy(tidy); tidy == nil {
					break
				}
				if d := dig(tidy); d.covered() > p.covered() {
					p.digger, p.tidied = d, add(p.tidied, way.words)
				}
			}
		}
	}
	p.parts = p.around()
	return p
}

// speaks reports whether there are words around the values.
func (p *prose) speaks() bool {
	for _, part := range p.parts {
		if bytes.IndexFunc(part, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			return true
		}
	}
	return false
}

// exchanges returns what the text tells of: answers, requests with their answers, or
// one call that failed on its way.
func (p *prose) exchanges() (all []api.Exchange) {
	words := bytes.Join(p.parts, []byte("\n"))
	failed := transportOf(words)
	if failed != nil {
		p.dropDebugPrints()
	}
	switch {
	case failed != nil && len(p.found) == 0:
		all = []api.Exchange{*failed}
	case len(p.found) == 1:
		all = []api.Exchange{p.only(stated{words[:min(len(words), maxStated)]})}
	default:
		all = p.several()
	}
	if failed != nil && len(p.found) > 0 {
		all[0].Notes = append(all[0].Notes, "the text also tells of a transport error: it was passed over, as there is an answer")
	}
	if len(all) > 0 && p.speaks() {
		passed := p.outside()
		beside := new(aside{passed: passed[:min(len(passed), maxPassed)]}).request()
		for i := range all {
			all[i].Aside = beside
		}
	}
	return all
}

// dropDebugPrints forgets the values that are a program's print of its own error.
func (p *prose) dropDebugPrints() {
	kept := p.found[:0]
	for _, v := range p.found {
		if !v.debugPrint {
			kept = append(kept, v)
		}
	}
	p.found = kept
	for i := range p.found {
		p.found[i].after, p.found[i].until = 0, len(p.text)
	}
	p.parts = p.around()
}

// only makes an exchange of the one value that there is. What claims a failure is an
// answer, whatever the words before it are.
func (p *prose) only(words stated) api.Exchange {
	if x, took := p.logged(0); took > 0 {
		return x
	}
	v := p.found[0]
	named := words.statuses()
	if tellsFailure(v.body) || roleOf(p.parts[0]) != asRequest || roleOf(p.parts[1]) != asAnswer && len(named) != 1 {
		x := answerOf(v)
		words.status(&x)
		words.place(&x)
		return x
	}
	var x api.Exchange
	p.sent(&x, v, 0)
	if len(named) == 1 {
		withoutBody(&x)
		words.status(&x)
	} else {
		x.Notes = append(x.Notes, "no answer in what was given")
	}
	words.place(&x)
	return x
}

// several makes exchanges of values: where the words say so, of a request's body and
// the answer to it, else each of one answer.
func (p *prose) several() (all []api.Exchange) {
	for i := 0; i < len(p.found); i++ {
		if x, took := p.logged(i); took > 0 {
			all = append(all, x)
			i += took - 1
			continue
		}
		words := bytes.Clone(p.parts[i])
		asked := -1
		if p.isRequest(i) {
			asked = i
			i++
			words = append(append(words, '\n'), p.parts[i]...)
		}
		if i == len(p.found)-1 {
			words = append(append(words, '\n'), p.parts[i+1]...)
		}
		x := answerOf(p.found[i])
		if asked >= 0 {
			p.sent(&x, p.found[asked], p.found[i].mends)
		}
		near := stated{words[:min(len(words), maxStated)]}
		near.status(&x)
		near.place(&x)
		all = append(all, x)
	}
	return all
}

// isRequest reports whether the words say that value i is a request's body and the
// next one the answer, and the values do not say the contrary.
func (p *prose) isRequest(i int) bool {
	if i+1 >= len(p.found) || tellsFailure(p.found[i].body) && !tellsFailure(p.found[i+1].body) {
		return false
	}
	next := roleOf(p.parts[i+1])
	switch roleOf(p.parts[i]) {
	case asRequest:
		return next == asAnswer || next == noRole
	case weakRequest:
		return next == asAnswer
	}
	return false
}

// onTheWay are mends of what happened to a text on its way here, not to what a
// program sent.
const onTheWay = mendSpaces | mendHardBreaks | mendSoftBreaks | mendEscapes

const bodyLeft = "the request's body is no JSON as it stands: it was left as it is, since that may be the fault"

// sent makes v the body of a request. A fault in it may be why the call failed, so
// only what the answer shows too is mended.
func (p *prose) sent(x *api.Exchange, v value, answer mends) {
	x.Notes = append(x.Notes, "the words around it say that the first JSON is what was sent")
	p.body(x, v, answer)
}

// body makes v the body of the request of x.
func (p *prose) body(x *api.Exchange, v value, answer mends) {
	x.Request.Body = v.body
	switch {
	case v.cut || v.broken || v.mends&^(onTheWay|answer) != 0:
		x.Request.Body = p.text[v.start:v.end:v.end]
		x.Notes = append(x.Notes, bodyLeft)
	default:
		for _, words := range v.mends.words() {
			x.Notes = append(x.Notes, "in the request's body "+words)
		}
	}
}

// answerOf makes a value the body of an answer, and says what that took.
func answerOf(v value) api.Exchange {
	x := api.Exchange{Answer: &api.Answer{}}
	keep(&x, v.body)
	x.Answer.Wire = int64(len(v.body))
	for _, words := range v.mends.words() {
		x.Notes = append(x.Notes, "in the answer "+words)
	}
	switch {
	case v.cut:
		x.Answer.Broken = "what was given ends in the middle of the answer"
		x.Notes = append(x.Notes, "the answer is cut at its end: what there is of it was read, copy all of it if you can")
	case v.broken:
		x.Notes = append(x.Notes, "the answer begins like JSON and does not parse, nor could it be mended: it was left as it is")
	}
	return x
}

// notes say what was done to the text as a whole.
func (p *prose) notes(name string) (notes []string) {
	for _, words := range p.tidied {
		notes = append(notes, name+": "+words)
	}
	if p.speaks() && len(p.found) > 0 {
		around := 0
		for _, part := range p.parts {
			around += len(bytes.TrimSpace(part))
		}
		notes = append(notes, fmt.Sprintf("%s: of the text around the JSON only what tells of the call was read (%s)", name, count(around, "byte", "bytes")))
	}
	if p.noise > 0 {
		notes = append(notes, fmt.Sprintf("%s: %s passed over: nothing says that it is of a call", name,
			count(p.noise, "other JSON value was", "other JSON values were")))
	}
	if p.more > 0 {
		notes = append(notes, fmt.Sprintf("%s: %s not read: give the one that matters", name,
			count(p.more, "more JSON value was", "more JSON values were")))
	}
	if p.tired {
		notes = append(notes, name+": much of it begins like JSON and is none: the rest was not searched, cut out the answer that matters")
	}
	return notes
}

// mended lists what was mended in the text and in its values.
func (p *prose) mended() []string {
	list := p.tidied
	for _, v := range p.found {
		list = add(list, v.mends.words()...)
	}
	return list
}
