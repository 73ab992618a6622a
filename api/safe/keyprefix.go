package safe

import "strings"

// keyPrefixes begin keys that say by their beginning what they are, and who may have
// them: nobody but their owner. Publishable keys (pk_live_) are not among them.
func keyPrefixes() []string {
	return []string{
		"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-",
		"sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_", "AIza", "ya29.", "npm_", "pypi-", "shpat_", "dop_v1_", "SG.", "sk-proj-", "sk-ant-",
	}
}

// prefixed: at least 16 characters behind the prefix, letters and digits among them.
func (p *pass) prefixed(text string, i int) (span, bool) {
	const shortest = 16
	if i > 0 && (isWordRune(lastRune(text[:i])) || text[i-1] == '-') {
		return span{}, false
	}
	prefix := ""
	for _, begins := range keyPrefixes() {
		if strings.HasPrefix(text[i:], begins) {
			prefix = begins
		}
	}
	dotted := strings.HasSuffix(prefix, ".")
	size := spanOf(text[i+len(prefix):], func(c byte) bool { return isKeyByte(c) || dotted && c == '.' })
	value := strings.TrimRight(text[i:i+len(prefix)+size], ".")
	behind := value[min(len(prefix), len(value)):]
	if len(behind) < shortest || !strings.ContainsAny(behind, "0123456789") || strings.Count(behind, "_")+strings.Count(behind, "-") > 3 {
		return span{}, false
	}
	return p.form("api-key", i, value)
}

// cookieOption: -b "sid=…", --cookie 'sid=…; theme=dark'.
func (p *pass) cookieOption(text string, i int) (span, bool) {
	if i > 0 && strings.IndexByte(" \t\r\n\"'`(>", text[i-1]) < 0 {
		return span{}, false
	}
	start, end := argument(text, i)
	value := text[start:end]
	name, _, ok := strings.Cut(value, "=")
	if !ok || name == "" || spanOf(name, isCookieNameByte) < len(name) {
		return span{}, false // the name of a file
	}
	v := verdict{name: "cookie", class: ClassSecret, kind: "cookie", found: true}
	with := p.cookies(v, p.side+" cookie", value)
	return span{start, end, with}, with != value
}

// argument is what follows the option of a command at text[i], without its quotes.
func argument(text string, i int) (start, end int) {
	at := i + spanOf(text[i:], func(c byte) bool { return c == '-' || isLetter(c) })
	at += spanOf(text[at:], func(c byte) bool { return c == ' ' || c == '=' })
	stop := " \t\r\n\"'`"
	if at < len(text) && (text[at] == '"' || text[at] == '\'') {
		stop = "\r\n" + text[at:at+1]
		at++
	}
	return at, at + indexAnyOr(text[at:], stop)
}

// userOption: -u user:password and --user=user:password, as curl takes them.
func (p *pass) userOption(text string, i int) (span, bool) {
	if i > 0 && strings.IndexByte(" \t\r\n\"'`(>", text[i-1]) < 0 {
		return span{}, false
	}
	at, end := argument(text, i)
	user, password, both := strings.Cut(text[at:end], ":")
	if !both || user == "" || password == "" || strings.ContainsAny(user, "/[]{}$") || strings.HasPrefix(password, "//") || password[0] == '$' {
		return span{}, false
	}
	if spanOf(password, func(c byte) bool { return c-'0' <= 9 }) == len(password) && len(password) <= 5 {
		return span{}, false // a host and its port
	}
	if at += len(user) + 1; p.begun(text[at:]) {
		return span{}, false
	}
	return p.form("password", at, password)
}
