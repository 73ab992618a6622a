package intake

import (
	"bytes"
	"net/http"
	"strings"
)

// powerShellCall is one of PowerShell's own commands for a call, with what begins its
// first argument. What it prints of an error ends with a colon instead.
var powerShellCall = pattern("(?im)(?:^|[\\s(=>`])(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)[ \t]+(?:-[A-Z]|[\"'$@]|https?:|`\\s)")

// powerShellSet is a line that sets a variable.
var powerShellSet = pattern(`(?m)^[ \t]*(?:PS [^>\n]{0,200}>[ \t]*)?\$(\w{1,64})[ \t]*=[ \t]*`)

// small is how many bytes the variables of any script may be written out to.
const small = 2 << 10

// findPowerShell finds calls of Invoke-RestMethod and Invoke-WebRequest.
func findPowerShell(text []byte) (all []command, err error) {
	known, spare := map[string]shellValue{}, len(text)/4+small
	read := 0 // up to where variables are known
	for _, m := range powerShellCall().FindAllIndex(text, maxCommands) {
		start := m[0] + bytes.IndexAny(text[m[0]:m[1]], "IiWw")
		lead := text[bytes.LastIndexByte(text[:start], '\n')+1 : start]
		if len(all) > 0 && start < all[len(all)-1].end || strings.TrimSpace(string(lead)) == "+" {
			continue // an argument, or what PowerShell repeats under its error
		}
		p := powerShell{text: string(text[:min(len(text), start+maxCommand)]), known: known, spare: &spare}
		for _, set := range powerShellSet().FindAllSubmatchIndex(text[read:start], maxPairs) {
			p.at = read + set[1]
			known[strings.ToLower(string(text[read+set[2]:read+set[3]]))] = p.piped()
		}
		read = start
		p.at = start + bytes.IndexAny(text[start:], " \t")
		s := script{method: http.MethodGet}
		if !p.arguments(&s) {
			return nil, errNoAddress
		}
		all = append(all, s.command(text, start, p.at, "PowerShell"))
	}
	return all, nil
}

// arguments reads the arguments of the call that stand at p into s, and reports whether
// an address is among them.
func (p *powerShell) arguments(s *script) (addressed bool) {
	take := func(name string, v shellValue) {
		addressed = p.argument(s, name, v) || addressed
	}
	for p.blanks(); p.at < len(p.text) && !strings.ContainsRune("\r\n|;)&", rune(p.text[p.at])); p.blanks() {
		rest := p.text[p.at:]
		switch {
		case rest[0] == '-' && len(rest) > 1 && letter(rest[1]):
			n := 1
			for n < len(rest) && letter(rest[n]) {
				n++
			}
			p.at += n
			if p.at < len(p.text) && p.text[p.at] == ':' {
				p.at++
			}
			if p.blanks(); p.valueFollows() {
				take(strings.ToLower(rest[1:n]), p.value())
			}
		case rest[0] == '@' && len(rest) > 1 && letter(rest[1]):
			p.at++
			for _, m := range p.known[strings.ToLower(p.word())].members {
				take(strings.ToLower(m.name), m.value)
			}
		default:
			take("uri", p.value())
		}
	}
	s.unset += p.unset
	return addressed
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// valueFollows reports whether the argument at p is a value and no parameter.
func (p *powerShell) valueFollows() bool {
	rest := p.text[p.at:]
	return rest != "" && !strings.ContainsRune("\r\n|;)&", rune(rest[0])) && !(rest[0] == '-' && len(rest) > 1 && letter(rest[1]))
}

// argument takes one parameter, and reports whether it is the address.
func (p *powerShell) argument(s *script, name string, v shellValue) (address bool) {
	switch name {
	case "uri":
		s.argv = append(s.argv, "--url", v.text)
		return strings.Contains(v.text, "://")
	case "method", "custommethod":
		if isToken(v.text) {
			s.method = v.text
		}
	case "headers":
		s.veiled = s.veiled || !v.table
		for _, m := range v.members {
			s.header(m.name, m.value.text)
			s.veiled = s.veiled || m.value.open
		}
	case "contenttype":
		s.header("Content-Type", v.text)
	case "useragent":
		s.header("User-Agent", v.text)
	case "authentication", "credential", "token", "usedefaultcredentials":
		s.veiled = true
	case "infile", "form":
		s.hidden = true
	case "body":
		s.body(v)
	}
	return false
}

// body takes what is sent: a table goes out as a form.
func (s *script) body(v shellValue) {
	switch {
	case v.open:
		s.hidden = true
	case v.table:
		for _, m := range v.members {
			s.hidden = s.hidden || m.value.open || m.value.table
			s.argv = append(s.argv, "--data-urlencode", m.name+"="+m.value.text)
		}
	default:
		s.argv = append(s.argv, "--data-raw", v.text)
	}
}
