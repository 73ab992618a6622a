package intake

import (
	"cmp"
	"slices"
	"strings"
)

// longOption tells of one of curl's long options its short form, "" when it has none
// or does not say what is sent, and whether a value follows it (curl's manual page).
func longOption(name string) (short string, takes bool) {
	switch name {
	case "request":
		return "X", true
	case "header":
		return "H", true
	case "data", "data-ascii":
		return "d", true
	case "user":
		return "u", true
	case "user-agent":
		return "A", true
	case "referer":
		return "e", true
	case "cookie":
		return "b", true
	case "form", "form-string":
		return "F", true
	case "upload-file":
		return "T", true
	case "proxy":
		return "x", true
	case "proxy-user":
		return "U", true
	case "config":
		return "K", true
	case "get":
		return "G", false
	case "head":
		return "I", false
	}
	return "", slices.Contains(strings.Fields(valued), name)
}

// valued are the other long options that a value follows.
const valued = `data-raw data-binary data-urlencode json url url-query oauth2-bearer proxy-header output output-dir write-out
	max-time connect-timeout retry retry-delay retry-max-time cacert capath cert cert-type key key-type pass resolve connect-to
	interface limit-rate max-redirs tls-max tls13-ciphers ciphers curves noproxy proxy1.0 preproxy socks4 socks4a socks5
	socks5-hostname dump-header cookie-jar range continue-at stderr trace trace-ascii trace-config unix-socket
	abstract-unix-socket dns-servers doh-url keepalive-time local-port max-filesize netrc-file pinnedpubkey proto proto-default
	proto-redir proxy-cacert proxy-cert proxy-key rate aws-sigv4 speed-limit speed-time time-cond variable expect100-timeout
	happy-eyeballs-timeout-ms engine etag-save etag-compare login-options service-name parallel-max quote request-target
	haproxy-clientip ip-tos vlan-priority alt-svc hsts ech`

// argument is one option of a command with its value, or an address, whose option is
// empty. A short option has one letter.
type argument struct {
	option, value string
	word          int // which word of the command it begins with, from 0
}

// arguments parts the words of a command as curl does: short options may stand
// together, the last with its value.
func arguments(words []string) (all []argument) {
	next := func(i *int) string {
		if *i+1 >= len(words) {
			return ""
		}
		*i++
		return words[*i]
	}
	for i := 0; i < len(words); i++ {
		word := words[i]
		switch long, isLong := strings.CutPrefix(word, "--"); {
		case isLong && long != "":
			at := i
			name, value, joined := strings.Cut(long, "=")
			short, takes := longOption(name)
			if takes && !joined {
				value = next(&i)
			}
			all = append(all, argument{cmp.Or(short, name), value, at})
		case len(word) > 1 && word[0] == '-':
			first := i
			for at := 1; at < len(word); at++ {
				option := word[at : at+1]
				if !strings.Contains(takesValue, option) {
					all = append(all, argument{option: option, word: first})
					continue
				}
				value := word[at+1:]
				if value == "" {
					value = next(&i)
				}
				all = append(all, argument{option, value, first})
				break
			}
		case word != "":
			all = append(all, argument{value: word, word: i})
		}
	}
	return all
}

// plainWord is a word of prose, which no address is.
var plainWord = pattern(`^[A-Za-z]{2,20}[,.:;]?$`)

// proseFrom returns which word of a command begins prose that stands behind it on its
// line ("curl https://… returns 401"), -1 when none does.
func proseFrom(words []string) int {
	addressed := false
	for _, a := range arguments(words) {
		switch {
		case a.option == "url", a.option == "" && !addressed:
			addressed = true
		case a.option == "" && plainWord().MatchString(a.value):
			return a.word
		}
	}
	return -1
}
