package systems

import (
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"casebook/api/safe"
)

// Format is what a vendor wants a value to look like.
type Format string

// The formats that a field can have.
const (
	Email       Format = "email"         // one address, RFC 5322 addr-spec
	Phone       Format = "e164"          // ITU-T E.164, with its plus sign
	EmailOrE164 Format = "email-or-e164" // one of the two
	BCP47       Format = "bcp47"         // a language tag, RFC 5646: en, en-US, zh-Hant
	WebURL      Format = "url"           // http or https with a host
	UUID        Format = "uuid"          // RFC 9562, in its text form
	Integer     Format = "integer"
)

// languageTag is the shape of an RFC 5646 langtag without extensions, and with any.
var languageTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(-[A-WY-Za-wy-z0-9](-[A-Za-z0-9]{2,8})+)*(-x(-[A-Za-z0-9]{1,8})+)?$`)
})

var uuidForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`)
})

// shaped reports whether the field says what its value looks like.
func (f Field) shaped() bool { return f.Format != "" || f.Pattern != "" }

// malformed says what is wrong with a value that is not empty, by the field's format
// or pattern; empty when nothing is.
func (f Field) malformed(value string) string {
	if f.Pattern != "" {
		if whole, err := regexp.Compile(`^(?:` + f.Pattern + `)$`); err == nil && !whole.MatchString(value) {
			return "it is not " + f.patternWords()
		}
		return ""
	}
	return f.Format.fault(value)
}

func (f Field) patternWords() string {
	if f.Is != "" {
		return f.Is
	}
	return "of the form " + f.Pattern
}

// fault says what keeps value from being of the format; empty when nothing does. It
// quotes nothing of the value.
func (w Format) fault(value string) string {
	switch w {
	case Email:
		return emailFault(value)
	case Phone:
		if ok, why := safe.E164(value); !ok {
			return "it is not in E.164 form: it " + why
		}
	case EmailOrE164:
		if strings.Contains(value, "@") {
			return emailFault(value)
		}
		if ok, why := safe.E164(value); !ok {
			return "it is no email address, and no E.164 number: it " + why
		}
	case BCP47:
		return languageFault(value)
	case WebURL:
		u, err := url.Parse(value)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return "it is no web address with https:// and a host"
		}
	case UUID:
		if !uuidForm().MatchString(value) {
			return "it is no UUID"
		}
	case Integer:
		if _, err := strconv.ParseInt(value, 10, 64); err != nil {
			return "it is no whole number"
		}
	}
	return ""
}

func emailFault(value string) string {
	address, err := mail.ParseAddress(value)
	switch {
	case err == nil && address.Address == value:
		return ""
	case strings.TrimSpace(value) != value:
		return "there is white space around it"
	case !strings.Contains(value, "@"):
		return "it is no email address: there is no @"
	}
	return "it is no email address"
}

func languageFault(value string) string {
	switch {
	case languageTag().MatchString(value):
		return ""
	case languageTag().MatchString(strings.ReplaceAll(value, "_", "-")):
		return "it is no BCP 47 tag: the parts are joined by a hyphen, not an underscore"
	}
	return "it is no BCP 47 tag, such as en or en-US"
}

// mended returns a value of the format that value is likely to mean, and what it is
// for the form; empty when nothing is likely.
func (f Field) mended(value string) (mend, is string) {
	switch f.Format {
	case BCP47:
		if hyphens := strings.ReplaceAll(value, "_", "-"); languageTag().MatchString(hyphens) {
			return hyphens, hyphens
		}
	case Phone, EmailOrE164:
		if mend, ok := safe.SuggestE164(value, f.Region); ok && !strings.Contains(value, "@") {
			return mend, f.mendWords(value, mend)
		}
	}
	if trimmed := strings.TrimSpace(value); trimmed != value && f.malformed(trimmed) == "" {
		return trimmed, "without the white space"
	}
	return "", ""
}

// mendWords says under what condition a national number means mend.
func (f Field) mendWords(value, mend string) string {
	if f.Country != "" && !strings.HasPrefix(strings.TrimLeft(value, " ("), "+") {
		return "if " + f.Country + ": " + mend
	}
	return mend
}

// isFormat decides a check of the field's format.
func isFormat(f Finding, field Field, value Value) Finding {
	why := field.malformed(value.Text)
	if why == "" {
		return f.said(true, "%s is %s", field.Wire(), field.wants())
	}
	f = f.said(false, "%s: %s", field.Wire(), why)
	return f.mend(field.mended(value.Text))
}

// wants is what a value of the field is, in words.
func (f Field) wants() string {
	if f.Pattern != "" {
		return f.patternWords()
	}
	words := map[Format]string{
		Email: "an email address", Phone: "in E.164 form", EmailOrE164: "an email address or an E.164 number", BCP47: "a BCP 47 tag",
		WebURL: "a web address", UUID: "a UUID", Integer: "a whole number",
	}
	return fmt.Sprint(words[f.Format])
}
