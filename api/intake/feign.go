package intake

import (
	"bytes"
	"strconv"

	"casebook/api"
)

var (
	// feignError is what Java's Feign client prints of an answer: status, method, address
	// and the client's own method, each in brackets of its own; the answer's body follows in
	// one more pair.
	feignError = pattern(`\[(\d{3})(?: [^\]\n]{0,60})?\] during \[([A-Z]{3,7})\] to \[(https?://[^\]\s]+)\] \[[^\]\n]{1,300}\]: \[`)
	// feignCut is how it says that it printed the beginning of the body only.
	feignCut = pattern(`\.\.\. \(\d{1,9} bytes\)\][ \t\r]*$`)
)

// readFeign reads what Java's Feign client printed: one exchange each time.
func readFeign(in source) (Result, bool, error) {
	if isWhole(in.text) {
		return Result{}, false, nil
	}
	all := feignError().FindAllSubmatchIndex(in.text, maxAnswers+1)
	if len(all) == 0 {
		return Result{}, false, nil
	}
	result := Result{Form: FormText}
	if len(all) > maxAnswers {
		all = all[:maxAnswers]
		result.Notes = append(result.Notes, in.name+": more calls of a Feign client were not read: give the one that matters")
	}
	beside := new(aside{passed: in.text[:min(len(in.text), maxPassed)]}).request()
	for _, m := range all {
		x := feignAnswer(in.text, m[1])
		x.Answer.Status, _ = strconv.Atoi(string(in.text[m[2]:m[3]]))
		x.Request.Method, x.Request.URL = string(in.text[m[4]:m[5]]), string(in.text[m[6]:m[7]])
		unseen(&x.Request)
		x.Notes = append(x.Notes, "status, method and address were read as a Feign client prints them")
		x.Aside = beside
		result.Exchanges = append(result.Exchanges, x)
	}
	return result, true, nil
}

// feignAnswer reads the body that begins at start, behind its bracket.
func feignAnswer(text []byte, start int) api.Exchange {
	rest := text[start:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	if cut := feignCut().FindIndex(rest); cut != nil {
		x := answerOf(value{body: rest[:cut[0]:cut[0]]})
		x.Answer.Broken = "the client that printed the answer cut it short"
		return x
	}
	if at := bytes.IndexAny(text[start:], "{["); at >= 0 && len(bytes.TrimSpace(text[start:start+at])) == 0 {
		d := &digger{text: text, work: 8*len(text) + sample}
		if v, ok := d.at(start + at); ok && !v.broken && !v.cut {
			return answerOf(v)
		}
	}
	return answerOf(value{body: bytes.TrimSuffix(bytes.TrimRight(rest, " \t\r"), []byte("]"))})
}
