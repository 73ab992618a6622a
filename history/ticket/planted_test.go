package ticket_test

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/api/safe"
)

// planted are the values of one exchange.
type planted []plant

type plant struct {
	class safe.Class
	kind  string
	value string
	bare  string // of a phone number: the national digits; of a token with claims: its signature
	trunk string // what is dialled before them at home
}

// personal are those that a ticket knows in every attempt of a case.
func (p planted) personal() planted {
	return slices.DeleteFunc(slices.Clone(p), func(v plant) bool { return v.class != safe.Personal })
}

// plants is what must not be found of them.
func (p planted) plants() (all plants) {
	for _, v := range p {
		switch v.class {
		case safe.ClassSecret:
			all.Secret = append(all.Secret, cmp.Or(v.bare, v.value))
		case safe.OneTime:
			all.OneTime = append(all.OneTime, v.value)
		case safe.Proof:
			all.Proof = append(all.Proof, v.value)
		case safe.Personal, safe.Plain: // plain is what only the engineer wants cut
			all.Personal = append(all.Personal, cmp.Or(v.bare, v.value))
		}
	}
	return all
}

// secrets are those that are known again in another attempt, as words.
func (p planted) secrets() planted {
	return slices.DeleteFunc(slices.Clone(p), func(v plant) bool { return v.class != safe.ClassSecret })
}

const (
	lower    = "abcdefghijklmnopqrstuvwxyz"
	digits   = "0123456789"
	alphabet = lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + digits
)

func (d drawer) chars(of string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = of[d.IntN(len(of))]
	}
	return string(b)
}

// add plants a value of a kind and returns it as it is sent.
func (p *planted) add(d drawer, class safe.Class, kind string) string {
	v := plant{class: class, kind: kind}
	switch {
	case class == safe.Plain:
		v.value = one(d, []string{"tenant-", "Store:", "sub_", "Store "}) + d.chars(lower, 8)
	case class == safe.Proof:
		v.value = base64.StdEncoding.EncodeToString([]byte(d.chars(alphabet, 30+d.IntN(60))))
	case class == safe.OneTime && (kind == "code" || kind == "otp"):
		v.value = "7" + d.chars("2345689", 4) + "3"
	case class == safe.OneTime:
		v.value = d.chars(alphabet, 24)
	case kind == "password":
		v.value = d.chars(alphabet+"!#*_-", 12+d.IntN(8))
	case class == safe.ClassSecret && kind == "access-token" && d.IntN(2) == 0:
		v.value = jwt(`{"alg":"HS256"}`, `{"sub":"`+d.chars(digits, 8)+`","name":"`+d.chars(lower, 9)+`"}`)
	case class == safe.ClassSecret:
		v.value = one(d, []string{"ak_live_", "sk-", "", "v1."}) + d.chars(alphabet+"+/_-", 16+d.IntN(24))
	case kind == "email" || kind == "user" && d.IntN(2) == 0:
		v.kind, v.value = "email", d.name()+one(d, []string{".", "_", "+"})+d.chars(lower, 4)+"@"+one(d, []string{"example.com", "mail.example.org"})
	case kind == "phone" || kind == "user":
		v = d.phone(class)
	case kind == "ip":
		v.value = fmt.Sprintf("203.0.113.%d", 100+d.IntN(100))
	case kind == "birth-date":
		v.value = fmt.Sprintf("19%d-%02d-%02d", 50+d.IntN(50), 1+d.IntN(12), 13+d.IntN(15))
	case kind == "id-number":
		v.value = "P" + d.chars(digits, 8)
	default:
		v.kind, v.value = "name", d.name()
	}
	*p = append(*p, v)
	return v.value
}

// name is one that is no word of any text.
func (d drawer) name() string {
	if d.IntN(4) == 0 {
		letters := []rune("قظضغثخذشصطع")
		var b strings.Builder
		for range 6 + d.IntN(4) {
			b.WriteRune(letters[d.IntN(len(letters))])
		}
		return b.String()
	}
	s := ""
	for range 3 + d.IntN(2) {
		s += d.chars("qxzjvkw", 1) + d.chars("aeiou", 1)
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (d drawer) phone(class safe.Class) plant {
	v := one(d, []plant{
		{value: "+962", bare: "79", trunk: "0"}, {value: "+44", bare: "77", trunk: "0"}, {value: "+49", bare: "151", trunk: "0"},
		{value: "+971", bare: "50", trunk: "0"}, {value: "+966", bare: "55", trunk: "0"}, {value: "+20", bare: "100", trunk: "0"},
	})
	v.bare += d.chars("2345689", map[string]int{"+962": 7, "+44": 8, "+49": 8, "+971": 7, "+966": 7, "+20": 7}[v.value])
	v.class, v.kind = class, "phone"
	v.value += v.bare
	return v
}

// echo writes one of the values as some program would that prints it.
func (p planted) echo(d drawer) string { return p.by(d, escapings) }

// urlEcho is echo for a part of a URL.
func (p planted) urlEcho(d drawer) string { return p.by(d, escapings[1:5]) }

func (p planted) by(d drawer, ways []way) string {
	if len(p) == 0 {
		return "nothing"
	}
	v := one(d, p)
	write := one(d, v.writings())
	e := echo{of: v, how: fmt.Sprintf("%s %s, %s", v.class, v.kind, write.name), written: write.write(d, v.value)}
	used := 0
	for left := min(d.most, one(d, []int{1, 1, 1, 1, 1, 2, 2, 3})); left > 0; left-- {
		escape := one(d, ways)
		switch {
		case v.short() && escape.name != "all percent":
			escape = escapings[0]
		case escape.name == "query twice" && used+2 > d.most:
			escape = escapings[1]
		case escape.name == "query twice":
			left, used = left-1, used+1
		}
		e.how += ", " + escape.name
		e.written = escape.write(d, e.written)
		used++
	}
	*d.echoes = append(*d.echoes, e)
	return e.written
}

// way is one of the ways in which people or programs write a value.
type way struct {
	name  string
	write func(d drawer, s string) string
}

func plainly(f func(string) string) func(drawer, string) string {
	return func(_ drawer, s string) string { return f(s) }
}

// writings are those of people.
func (v plant) writings() []way {
	asItIs := way{"as it is", plainly(same)}
	switch {
	case v.kind == "phone":
		return v.numbers()
	case v.short():
		return []way{asItIs, asItIs, {"with a blank", plainly(func(s string) string { return s[:3] + " " + s[3:] })}, {"with a dash", plainly(func(s string) string { return s[:3] + "-" + s[3:] })}}
	case len(v.value) > 200 || v.kind == "ip" || v.kind == "birth-date":
		return []way{asItIs}
	}
	return []way{asItIs, asItIs, asItIs, {"in capitals", plainly(strings.ToUpper)}, {"in small letters", plainly(strings.ToLower)}}
}

// numbers are those of a phone number.
func (v plant) numbers() []way {
	n := len(v.bare)
	code := strings.TrimSuffix(v.value, v.bare)
	grouped := v.bare[:2] + " " + v.bare[2:5] + " " + v.bare[5:]
	var ways []way
	for name, s := range map[string]string{
		"E.164": v.value, "without plus": v.value[1:], "with 00": "00" + v.value[1:], "at home": v.trunk + v.bare, "bare": v.bare,
		"grouped": code + " " + grouped, "00 and dashes": "00" + code[1:] + "-" + v.bare[:2] + "-" + v.bare[2:], "at home, grouped": v.trunk + grouped,
		"trunk in brackets": code + " (" + v.trunk + ")" + grouped, "area in brackets": "(" + v.trunk + v.bare[:2] + ") " + v.bare[2:n-4] + "-" + v.bare[n-4:],
	} {
		ways = append(ways, way{name, func(d drawer, _ string) string {
			if d.IntN(6) == 0 {
				return otherDigits(one(d, []rune{'٠', '۰', '０'}), s)
			}
			return s
		}})
	}
	slices.SortFunc(ways, func(a, b way) int { return strings.Compare(a.name, b.name) })
	return ways
}

func otherDigits(zero rune, s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return zero + c - '0'
		}
		return c
	}, s)
}

// short reports a value of which only the whole word in clear is hunted.
func (v plant) short() bool { return v.class == safe.OneTime && len(v.value) < 8 }

// escapings are those of programs; the second to fifth are for URLs.
var escapings = []way{
	{"raw", plainly(same)},
	{"query", plainly(url.QueryEscape)}, {"path", plainly(url.PathEscape)}, {"query twice", plainly(twice(url.QueryEscape))}, {"all percent", plainly(allPercent)},
	{"all unicode", plainly(allUnicode)}, {"html", plainly(html.EscapeString)}, {"all entities", plainly(allEntities)}, {"backslashes", plainly(backslashed)},
	{"base64", func(d drawer, s string) string { return based(d, base64.StdEncoding, s) }},
	{"base64 raw", func(d drawer, s string) string { return based(d, base64.RawStdEncoding, s) }},
	{"base64url", func(d drawer, s string) string { return based(d, base64.RawURLEncoding, s) }},
	{"hex", plainly(func(s string) string { return hex.EncodeToString([]byte(s)) })},
	{"HEX", plainly(func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) })},
	{"broken", broken},
}

func same(s string) string { return s }

func twice(f func(string) string) func(string) string {
	return func(s string) string { return f(f(s)) }
}

func allPercent(s string) string { return eachByte(s, "%%%02X") }

func allUnicode(s string) string {
	var b strings.Builder
	for _, c := range s {
		fmt.Fprintf(&b, `\u%04x`, c)
	}
	return b.String()
}

func allEntities(s string) string {
	var b strings.Builder
	for _, c := range s {
		fmt.Fprintf(&b, "&#%d;", c)
	}
	return b.String()
}

func backslashed(s string) string { return strings.Trim(strconv.Quote(s), `"`) }

// based is base64 of text with something before and behind, so that it begins at any
// place of a group.
func based(d drawer, encoding *base64.Encoding, s string) string {
	return encoding.EncodeToString([]byte(d.chars(`:;|"`, d.IntN(3)) + s + d.chars(`:;|"`, d.IntN(3))))
}

// broken splits text by a line break, as mailers do.
func broken(d drawer, s string) string {
	runes := []rune(s)
	at := 1 + d.IntN(max(1, len(runes)-1))
	return string(runes[:at]) + one(d, []string{"\n", "\r\n", "=\r\n"}) + string(runes[at:])
}
