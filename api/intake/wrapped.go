package intake

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/url"

	"casebook/api/tree"
)

// wrappings are what a whole text may be wrapped in, each with what it says of itself.
var wrappings = []struct {
	words  string
	unwrap func(text []byte) []byte // nil: it is not wrapped so
}{
	{"the outer braces, which were not copied, were put back", withBraces},
	{"percent signs of a URL's encoding were turned into the characters they stand for", withoutPercents},
	{"its base64 was decoded", withoutBase64},
	{"the line of a container's log was taken out of its JSON", withoutContainer},
}

// readWrapped reads a text that is wrapped as a whole, once.
func readWrapped(in source) (Result, bool, error) {
	text := bytes.TrimSpace(in.text)
	if len(text) > maxTidied {
		return Result{}, false, nil
	}
	for _, way := range wrappings {
		inner := way.unwrap(text)
		if len(bytes.TrimSpace(inner)) == 0 {
			continue
		}
		result, err := source{in.name, inner}.plain()
		if err != nil {
			return Result{}, false, nil
		}
		result.Notes = append([]string{in.name + ": " + way.words}, result.Notes...)
		result.Mended = append([]string{way.words}, result.Mended...)
		return result, true, nil
	}
	return Result{}, false, nil
}

// firstMember is how the inside of a JSON object begins.
var firstMember = pattern(`^"[A-Za-z_][A-Za-z0-9_.-]{0,63}"[ \t]{0,3}:`)

// withBraces makes an object of its members.
func withBraces(text []byte) []byte {
	if !firstMember().Match(text) {
		return nil
	}
	text = bytes.TrimSuffix(text, []byte(","))
	for _, end := range []string{"}", ""} {
		whole := append(append([]byte{'{'}, text...), end...)
		if json.Valid(whole) {
			return whole
		}
	}
	return nil
}

// withoutPercents undoes the encoding of a URL, of JSON and nothing else.
func withoutPercents(text []byte) []byte {
	if text[0] != '%' || bytes.ContainsAny(text, " \t\r\n") {
		return nil
	}
	out, err := url.QueryUnescape(string(text))
	if err != nil {
		return nil
	}
	return ifJSON([]byte(out))
}

func withoutBase64(text []byte) []byte {
	if len(text) < 16 || text[0] != 'e' && text[0] != 'W' { // {" and [{ in base64
		return nil
	}
	out := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(out, text)
	if err != nil {
		return nil
	}
	return ifJSON(out[:n])
}

// ifJSON returns text when it is an object or array.
func ifJSON(text []byte) []byte {
	if len(text) == 0 || text[0] != '{' && text[0] != '[' || !json.Valid(text) {
		return nil
	}
	return text
}

// withoutContainer takes out what a program wrote of the line that its container keeps
// as JSON.
func withoutContainer(line []byte) []byte {
	if keys := topKeys(line); !keys["log"] || !keys["stream"] {
		return nil
	}
	root, _, err := tree.Parse(line)
	if err != nil {
		return nil
	}
	return []byte(text(root, "log"))
}
