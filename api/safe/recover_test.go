package safe

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// recovered reads text as an attacker would: any layers of encoding undone, each
// with the standard library and written apart from the code under test. It returns
// the readings in which secret stands, first the shortest way.
func recovered(text, secret string, layers int) []string {
	var ways []string
	seen := map[string]bool{}
	var read func(way, s string, layers int)
	read = func(way, s string, layers int) {
		if seen[s] || len(ways) > 3 {
			return
		}
		seen[s] = true
		if strings.Contains(s, secret) {
			ways = append(ways, way)
			return
		}
		if layers == 0 {
			return
		}
		for _, name := range slices.Sorted(keysOf(undoings)) {
			for _, plain := range undoings[name](s) {
				read(way+" "+name, plain, layers-1)
			}
		}
	}
	read("as it is", text, layers)
	return ways
}

var undoings = map[string]func(string) []string{
	"percent": func(s string) []string {
		return []string{percentSign.ReplaceAllStringFunc(s, func(e string) string { p, _ := url.PathUnescape(e); return p })}
	},
	"form": func(s string) []string {
		return []string{percentSign.ReplaceAllStringFunc(strings.ReplaceAll(s, "+", " "), func(e string) string { p, _ := url.PathUnescape(e); return p })}
	},
	"backslash": func(s string) []string {
		return []string{backslashSign.ReplaceAllStringFunc(s, func(e string) string {
			if e == `\/` {
				return "/"
			}
			if p, err := strconv.Unquote(`"` + e + `"`); err == nil {
				return p
			}
			return e
		})}
	},
	"entity": func(s string) []string { return []string{html.UnescapeString(s)} },
	"base64": func(s string) (all []string) {
		for _, run := range base64Run.FindAllString(s, -1) {
			run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
			for skip := range 4 {
				if skip >= len(run) {
					break
				}
				part := run[skip:]
				b, _ := base64.RawStdEncoding.DecodeString(part[:len(part)-len(part)%4])
				b2, _ := base64.RawStdEncoding.DecodeString(part)
				all = append(all, string(b), string(b2))
			}
		}
		return all
	},
	"hex": func(s string) (all []string) {
		for _, run := range hexRun.FindAllString(s, -1) {
			for skip := range 2 {
				part := run[skip:]
				b, _ := hex.DecodeString(part[:len(part)/2*2])
				all = append(all, string(b))
			}
		}
		return all
	},
}

var (
	percentSign   = regexp.MustCompile(`%[0-9a-fA-F]{2}`)
	backslashSign = regexp.MustCompile(`\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|["\\/bfnrt])`)
	base64Run     = regexp.MustCompile(`[A-Za-z0-9+/_-]{6,}`)
	hexRun        = regexp.MustCompile(`[0-9a-fA-F]{8,}`)
)

// encodings are the ways in which a server may write a value that it echoes.
var encodings = map[string]func(string) string{
	"query":     url.QueryEscape,
	"path":      url.PathEscape,
	"every":     func(s string) string { return everyByte(s, "%%%02x") },
	"EVERY":     func(s string) string { return everyByte(s, "%%%02X") },
	"json":      func(s string) string { return strings.Trim(strconv.Quote(s), `"`) },
	"unicode":   func(s string) string { return everyRune(s, `\u%04x`) },
	"html":      html.EscapeString,
	"decimal":   func(s string) string { return everyRune(s, "&#%d;") },
	"base64":    func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64url": func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
	"hex":       func(s string) string { return hex.EncodeToString([]byte(s)) },
	"HEX":       func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) },
}

func everyByte(s, format string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, format, s[i])
	}
	return b.String()
}

func everyRune(s, format string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, format, r)
	}
	return b.String()
}
