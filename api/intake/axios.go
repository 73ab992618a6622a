package intake

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// How axios, a client for Node.js, prints its error: the call under config, and what
// came of it under response.
var (
	axiosError    = pattern(`\bAxiosError\b`)
	axiosConfig   = pattern(`\bconfig: \{`)
	axiosResponse = pattern(`\bresponse: (?:<ref \*\d+> )?\{`)
	axiosURL      = pattern(`\burl: ['"](https?://[^'"\s]+)['"]`)
	axiosMethod   = pattern(`\bmethod: ['"]([A-Za-z]{3,7})['"]`)
	axiosStatus   = pattern(`\bstatus: ([1-5]\d\d)\b`)
	axiosData     = pattern(`\bdata: `)
)

// readAxios joins what axios prints of one call that failed: the request, and the
// answer to it or the error that there was none.
func readAxios(in source) (Result, bool, error) {
	text := in.text
	if len(text) > maxSearched || isWhole(text) || !axiosError().Match(text) {
		return Result{}, false, nil
	}
	config, response := axiosConfig().FindIndex(text), axiosResponse().FindIndex(text)
	if config == nil {
		return Result{}, false, nil
	}
	end := len(text)
	if response != nil && response[0] > config[1] {
		end = response[0]
	}
	var x api.Exchange
	beside := text
	x.Request = axiosRequest(text[config[1]:end])
	switch {
	case x.Request.URL == "":
		return Result{}, false, nil
	case response != nil:
		answer := axiosAnswer(&x, text[response[1]:])
		beside = slices.Concat(text[:response[1]+answer.start], text[response[1]+answer.end:])
	default:
		failed := transportOf(text)
		if failed == nil {
			return Result{}, false, nil
		}
		x.Failure, x.Remote = failed.Failure, failed.Remote
		x.Notes = []string{"no answer in what was given: it tells why there was none"}
	}
	x.Notes = append(x.Notes, "the request was read from the config that the program printed with its error")
	x.Aside = new(aside{passed: beside}).request()
	return Result{Form: FormText, Exchanges: []api.Exchange{x}}, true, nil
}

func first(p func() *regexp.Regexp, text []byte) string {
	if m := p().FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}

// axiosRequest reads the call. Its headers are there only in part, as the client adds
// some at the last moment, so they are not taken for what was sent.
func axiosRequest(config []byte) (r api.Request) {
	r.URL, r.Method = first(axiosURL, config), strings.ToUpper(first(axiosMethod, config))
	if r.Method == "" {
		r.Method = http.MethodGet
	}
	work := 4 * len(config)
	for _, at := range axiosData().FindAllIndex(config, maxPairs) {
		n, m := printedValue(config, at[1])
		if n != nil && n.Kind == tree.String {
			r.Body = []byte(n.Text)
		}
		if work -= m.at - m.start; work < 0 {
			break
		}
	}
	unseen(&r)
	return r
}

// printedValue reads the value that stands at start as Node.js prints it; nil for
// what is none.
func printedValue(text []byte, start int) (n *tree.Node, m *mender) {
	m, ok := mend(text, start)
	if !ok {
		return nil, m
	}
	n, _, err := tree.Parse(m.written(m.at))
	if err != nil {
		return nil, m
	}
	return n, m
}

// axiosAnswer reads the answer and returns where its body stands: its data is the last
// that stands in no other value.
func axiosAnswer(x *api.Exchange, response []byte) span {
	x.Answer = &api.Answer{Broken: statusOnly}
	x.Answer.Status, _ = strconv.Atoi(first(axiosStatus, response))
	var kept *mender
	from, work := 0, 4*len(response)
	for _, at := range axiosData().FindAllIndex(response, maxPairs) {
		if at[0] < from || work < 0 || at[1] >= len(response) || bytes.IndexByte([]byte("{["), response[at[1]]) < 0 {
			continue
		}
		n, m := printedValue(response, at[1])
		if n != nil {
			kept, from = m, m.at
		}
		work -= m.at - m.start
	}
	if kept == nil {
		x.Notes = append(x.Notes, bodyNotGiven)
		return span{}
	}
	body := kept.written(kept.at)
	x.Answer.Broken, x.Answer.Wire = "", int64(len(body))
	keep(x, body)
	if kept.mends&(mendPython|mendKeys) != 0 {
		x.Notes = append(x.Notes, "the answer was written as JavaScript prints an object: it was turned into JSON")
	}
	for _, words := range (kept.mends &^ (mendPython | mendKeys)).words() {
		x.Notes = append(x.Notes, "in the answer "+words)
	}
	return span{kept.start, kept.at}
}
