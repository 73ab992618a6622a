package intake

import (
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
)

// maxPassed is how many bytes of lines that were passed over are read for values.
const maxPassed = 1 << 20

var (
	// curlCommand ends behind the first "curl" of a line.
	curlCommand = pattern(`(?im)^.*?\bcurl(?:\.exe)?["']?\s`)
	// What a chat or a word processor made of quotes and dashes.
	typographic = strings.NewReplacer("\u201c", `"`, "\u201d", `"`, "\u201e", `"`, "\u2018", "'", "\u2019", "'", "\u2013", "-", "\u2014", "--")
)

// aside gathers what was passed over and may hold values that must be cut: header
// lines, URLs, and JSON values that together make one body.
type aside struct {
	passed  []byte // lines that were passed over
	mixed   bool   // the answer is among them, in which prose tells of request ids too
	urls    []string
	headers api.Headers
	values  []string
	seen    map[[2]string]bool // pairs that were kept
}

// pass adds a line that was passed over.
func (a *aside) pass(line []byte) {
	if len(a.passed) < maxPassed {
		a.passed = append(append(a.passed, line[:min(len(line), maxPassed)]...), '\n')
	}
}

// cookies keeps what an answer that was passed over set.
func (a *aside) cookies(answer api.Headers) {
	for _, h := range answer {
		if strings.EqualFold(h.Name, "Set-Cookie") {
			a.header(h)
		}
	}
}

// request reads the lines that were passed over into a request: the arguments of curl
// commands, and what stands behind a telling name. What it takes too much costs no
// more than a cut, so it never fails.
func (a *aside) request() api.Request {
	passed := typographic.Replace(string(a.passed[:min(len(a.passed), maxPassed)]))
	windows, commands := isWindows(passed), curlCommand().FindAllStringIndex(passed, -1)
	for i, at := range commands {
		end := len(passed)
		if i+1 < len(commands) {
			end = commands[i+1][0]
		}
		a.command(words(passed[at[1]:end], windows))
	}
	a.pairs(passed, looksRandom)
	if !a.mixed {
		a.mentions(passed)
	}
	r := api.Request{Headers: a.headers}
	for i, u := range a.urls {
		if i == 0 {
			r.URL = u
		} else {
			a.pair("url", u)
		}
	}
	if len(a.values) > 0 {
		r.Body = []byte("[" + strings.Join(a.values, ",") + "]")
	}
	return r
}

// takesValue are curl's short options that a value follows.
const takesValue = "AbCcDdEeFHhKmoPQrTtUuwXxYyz"

// command takes the arguments of one curl command.
func (a *aside) command(words []string) {
	for i := 0; i < len(words); i++ {
		option, value, joined := strings.Cut(words[i], "=")
		switch {
		case strings.HasPrefix(words[i], "--"):
		case len(words[i]) > 1 && words[i][0] == '-':
			at := strings.IndexAny(words[i][1:], takesValue) + 1
			if at == 0 {
				continue
			}
			option, value = "-"+words[i][at:at+1], words[i][at+1:]
			joined = value != ""
		default:
			if strings.Contains(words[i], "://") {
				a.urls = append(a.urls, words[i])
			}
			continue
		}
		if !joined && i+1 < len(words) {
			value = words[i+1]
		}
		if a.option(option, value) && !joined {
			i++
		}
	}
}

// option takes the value of an option that carries something, and reports whether
// it is one.
func (a *aside) option(option, value string) bool {
	switch option {
	case "-H", "--header", "--proxy-header":
		if header, ok := parseHeader([]byte(value)); ok {
			a.header(header)
		}
	case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json":
		a.data(value)
	case "-F", "--form", "--form-string", "--data-urlencode":
		name, text, _ := strings.Cut(value, "=")
		a.pair(name, text)
	case "-u", "--user":
		a.login("Authorization", value)
	case "-U", "--proxy-user":
		a.login("Proxy-Authorization", value)
	case "--oauth2-bearer":
		a.header(api.Header{Name: "Authorization", Value: "Bearer " + value})
	case "-b", "--cookie":
		if strings.Contains(value, "=") {
			a.header(api.Header{Name: "Cookie", Value: value})
		}
	case "--url", "-x", "--proxy", "-e", "--referer":
		if strings.Contains(value, "://") {
			a.urls = append(a.urls, value)
		}
	default:
		return false
	}
	return true
}

// header keeps a header, but none that says what the body is: it is put together
// here.
func (a *aside) header(h api.Header) {
	if !strings.EqualFold(h.Name, "Content-Type") {
		a.headers = append(a.headers, h)
	}
}

func (a *aside) login(header, value string) {
	a.header(api.Header{Name: header, Value: "Basic " + base64.StdEncoding.EncodeToString([]byte(value))})
}

// data takes a body: JSON, a form, or what comes near them.
func (a *aside) data(body string) {
	if json.Valid([]byte(body)) {
		a.values = append(a.values, body)
		return
	}
	for part := range strings.SplitSeq(body, "&") {
		name, value, ok := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(value); ok && err == nil && isToken(name) {
			a.pair(name, plain)
		}
	}
	a.pairs(body, func(string) bool { return true })
}

// pair keeps a value as what it may be: a field of a body, a header.
func (a *aside) pair(name, value string) {
	if a.seen[[2]string{name, value}] {
		return
	}
	if a.seen == nil {
		a.seen = map[[2]string]bool{}
	}
	a.seen[[2]string{name, value}] = true
	if text, err := json.Marshal(map[string]string{name: value}); err == nil && len(text) <= 2*(len(name)+len(value))+len(`{"":""}`) {
		a.values = append(a.values, string(text)) // longer is what is nearly all escapes
	}
	if isToken(name) {
		a.header(api.Header{Name: name, Value: value})
	}
}

// holds reports whether value is already the end of a header that was kept.
func (a *aside) holds(value string) bool {
	return slices.ContainsFunc(a.headers, func(h api.Header) bool { return strings.HasSuffix(h.Value, value) })
}
