package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"regexp"
	"sync"
	"unicode/utf8"
)

// maxBody is the largest request body that is read, in bytes.
const maxBody = 1 << 20

// Why a body cannot be read. The texts go into answers, so they never quote the request.
var (
	errContentType = errors.New("Content-Type is not application/json")
	errTooLarge    = errors.New("the body is larger than 1 MiB")
	errMalformed   = errors.New("the body is not valid JSON")
	errNoObject    = errors.New("the body is not a JSON object")
)

// object is a JSON object by its exact keys: of a repeated key the last counts, and a null counts as absent.
type object map[string]json.RawMessage

// readObject reads the request's body, which must be called application/json and be one JSON object in UTF-8 (RFC 8259).
func readObject(r *http.Request) (object, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, errContentType
	}
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	return parseObject(body)
}

// readBody reads the whole body, or fails with errTooLarge or errMalformed.
func readBody(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if len(body) > maxBody {
		return nil, errTooLarge
	}
	if err != nil {
		return nil, errMalformed
	}
	return body, nil
}

// parseObject fails with errMalformed or errNoObject.
func parseObject(body []byte) (object, error) {
	if !utf8.Valid(body) || !json.Valid(body) {
		return nil, errMalformed
	}
	var o object
	if err := json.Unmarshal(body, &o); err != nil || o == nil {
		return nil, errNoObject
	}
	maps.DeleteFunc(o, func(_ string, value json.RawMessage) bool { return bytes.Equal(value, []byte("null")) })
	return o, nil
}

// text returns the string of a key; empty if there is none or it is not a string.
func (o object) text(key string) string {
	var s string
	_ = json.Unmarshal(o[key], &s) // what is not a string leaves s empty
	return s
}

// pattern is a regular expression that is compiled when it is first used: most runs of the program need none.
func pattern(expression string) func(string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
	return func(text string) bool { return compiled().MatchString(text) }
}
