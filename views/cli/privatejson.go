package cli

import (
	"bytes"
	"encoding/json"
	"strings"
)

// overJSON returns a line of compact JSON with the tokens in its values. What only our
// own names are in stays, whoever is called so; a number that is cut becomes a string.
func (d *discretion) overJSON(line []byte) []byte {
	if d == nil {
		return line
	}
	text := string(line)
	d.dialled(text)
	if d.words(text) == text { // and it learns what the line holds, before the first value
		return line
	}
	var out bytes.Buffer
	for i := 0; i < len(line); {
		end := literal(line, i)
		switch {
		case end == i:
			out.WriteByte(line[i])
			end++
		case line[i] == '"' && end < len(line) && line[end] == ':' && ours(line[i+1:end-1]):
			out.Write(line[i:end])
		default:
			out.Write(d.overValue(line[i:end]))
		}
		i = end
	}
	return out.Bytes()
}

// literal returns where the string or number ends that begins at i; i where none does.
func literal(line []byte, i int) int {
	end := i
	if line[i] != '"' {
		for end < len(line) && bytes.IndexByte([]byte("+-.0123456789eE"), line[end]) >= 0 && (end > i || line[i] == '-' || '0' <= line[i] && line[i] <= '9') {
			end++
		}
		return end
	}
	for end++; end < len(line) && line[end] != '"'; end++ {
		if line[end] == '\\' {
			end++
		}
	}
	return min(end+1, len(line))
}

// overValue returns a string or number with the tokens in it.
func (d *discretion) overValue(value []byte) []byte {
	text := string(value)
	if value[0] == '"' && json.Unmarshal(value, &text) != nil {
		return []byte(`""`) // nothing that we encode
	}
	out := d.words(text)
	if out == text {
		return value
	}
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(out) != nil {
		return []byte(`""`) // a string can always be encoded
	}
	return bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))
}

// ours reports whether a key is a name such as we give: letters only, and what joins
// them.
func ours(key []byte) bool {
	return strings.Trim(string(key), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == ""
}
