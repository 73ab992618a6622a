// Package intake reads what an engineer was handed into exchanges. It is pure: bytes
// in, exchanges out. It tells these forms, in this order:
//
//   - HAR: HTTP Archive 1.2 of a browser, a proxy or an API client; an entry that
//     cannot be read is skipped and said.
//   - Collection: the saved responses of a Postman collection, format 2.1.
//   - Curl: curl commands, quoted for bash, cmd or PowerShell, and what PowerShell's own
//     commands and JavaScript's fetch say of a call. Each becomes a request. With what it
//     printed behind it, it is a transcript: one exchange each.
//   - Transcript: what curl -i or curl -v printed, also in colours or in a quoted mail,
//     with the request that the mail tells of. Words that somebody wrote around a body are
//     no part of it.
//   - Text: a mail, a chat or a log. JSON in it is an answer, or what was sent and the
//     answer to it where the words or the lines of the log say so; status and address are
//     taken from the words beside it. Without JSON, the error of a program that got no answer is a failure,
//     and words that name a call and its status are an exchange without its body.
//   - Body: JSON, HTML or XML and nothing around it, whole or broken.
//
// A saved mail in parts or coded for its way is decoded first; a HAR attached to it stands
// for all of it.
//
// Other words are no answer: they are a [*WordsError], so that a caller can look for
// what they tell among the documented answers.
//
// Nothing is guessed silently. What was mended, skipped or could not be read is
// said in a note; what is unknown stays zero: a status, a time, a request.
// Exchanges hold the secrets that the input holds, so they live in memory only.
// Notes and errors hold none: they never quote a header, a body or a URL. What is
// read holds at most four times the bytes of the input.
package intake

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"casebook/api"
)

// MaxInput is how many bytes Read takes (100 MiB).
const MaxInput = 100 << 20

// Form is what an input was read as.
type Form string

// The forms that are told apart.
const (
	FormHAR        Form = "har"        // HTTP Archive 1.2, as browsers and proxies export it
	FormTranscript Form = "transcript" // what curl -i or curl -v printed
	FormBody       Form = "body"       // the body of an answer and nothing else
	FormCurl       Form = "curl"       // commands without what they printed
	FormText       Form = "text"       // a mail, a chat or a log: JSON in it, or a transport error
	FormCollection Form = "collection" // saved answers of a Postman collection
)

// Result is what an input held.
type Result struct {
	Form      Form
	Exchanges []api.Exchange // in the order of the input; at least one
	// Notes say what was mended, skipped or could not be read in the input as a
	// whole: our words, one line each. What concerns one call is in the Notes of its
	// exchange.
	Notes []string
	// Mended lists what of the text was changed to read it, in our words; each is part
	// of a note too, which says where that was.
	Mended []string
}

// source is an input as text: UTF-8, without a byte order mark, not blank.
type source struct {
	name string // fit to stand in a line
	text []byte
}

// reader reads one form. It returns false for a text of another form, whatever
// else it returns.
type reader func(source) (Result, bool, error)

// Read reads b, which came from the file or pipe called name, and tells its form
// by its bytes. The name is for messages ("stdin", "customer.har"); only one that
// ends in .har makes a claim, which what is not JSON does not meet. Bodies
// may share memory with b, and none is longer than api.MaxBody.
//
// An error is one line that names the input, the place and the mend; for words without
// an answer it is a [*WordsError].
func Read(name string, b []byte) (Result, error) {
	in := source{name: label(name)}
	if len(b) > MaxInput {
		return Result{}, fmt.Errorf("%s is %d MiB, and at most %d MiB are read: export or cut out only the call that matters",
			in.name, (len(b)+1<<20-1)>>20, MaxInput>>20)
	}
	text, mended := decode(b)
	if len(bytes.TrimSpace(text)) == 0 {
		return Result{}, fmt.Errorf("%s is empty: %s", in.name, giveText)
	}
	text, unpacked := unmailed(text)
	mended = append(mended, unpacked...)
	text, joined := parted(text)
	if joined {
		mended = append(mended, joinedWords)
	}
	in.text = text
	result, err := in.read()
	if err != nil {
		return Result{}, err
	}
	for i := range result.Exchanges {
		dated(&result.Exchanges[i])
	}
	for i, m := range mended {
		result.Notes = slices.Insert(result.Notes, i, in.name+" "+m)
	}
	for i := range result.Exchanges {
		result.Exchanges[i].Request.Pasted = true
	}
	return result, nil
}

// read tries one form after the other, what is wrapped first.
func (in source) read() (Result, error) {
	return in.try(readHAR, readCollection, readWrapped, readTyped, readAxios, readFeign, readProse)
}

// plain is read for what was inside of a wrapping.
func (in source) plain() (Result, error) { return in.try(readTyped, readAxios, readFeign, readProse) }

// try tries readers; what is for none of them is a body, or words.
func (in source) try(readers ...reader) (Result, error) {
	for _, read := range readers {
		if result, ok, err := read(in); ok {
			return result, err
		}
	}
	if in.claimsHAR() {
		return Result{}, fmt.Errorf("%s is not JSON, so it is no HAR: export it again, or give an answer's body under another name", in.name)
	}
	if k := binaryKind(in.text); k != nil {
		return Result{}, fmt.Errorf("%s looks like %s, which cannot be read here: %s", in.name, k.name, k.instead)
	}
	if isWords(in.text) {
		return readWords(in)
	}
	return readBody(in), nil
}

// claimsHAR reports whether the name says HAR and the text is nothing like one.
func (in source) claimsHAR() bool {
	text := bytes.TrimSpace(in.text)
	return strings.HasSuffix(strings.ToLower(in.name), ".har") && text[0] != '{' && text[0] != '['
}
