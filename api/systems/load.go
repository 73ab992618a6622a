package systems

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Schema is the version of the pack schema that this program reads.
const Schema = 1

// Problem is one thing wrong with a pack, at its place.
type Problem struct {
	File         string
	Line, Column int // from 1
	Text         string
}

// Error returns "file:line:column: what is wrong and the mend".
func (p *Problem) Error() string {
	return p.Place() + ": " + p.Text
}

// Place returns "file:line:column".
func (p *Problem) Place() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// Load reads a pack that stands alone. Every problem that is found is returned,
// joined, each a *Problem with line and column: an unknown key or word, a wrong type,
// a missing or empty key, a number out of its range, a name that stands twice, a
// reference to what is not there, a row that no answer can match, a second document.
func Load(file string, text []byte) (*Pack, error) { return (&Packs{}).Load(file, text) }

// Load reads a pack that may extend one of p's: what is returned then is the two
// together. Problems are as for the function Load.
func (p *Packs) Load(file string, text []byte) (*Pack, error) {
	document, err := onlyDocument(file, text)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file, places: map[any]*yaml.Node{}, partial: extends(document)}
	pack := &Pack{}
	r.read(document, reflect.ValueOf(pack).Elem(), "")
	whole := pack
	if r.partial && len(r.problems) == 0 {
		whole = r.extend(p, pack)
	}
	if len(r.problems) == 0 {
		r.verify(pack, whole)
	}
	if err := r.joined(); err != nil {
		return nil, err
	}
	return whole, nil
}

// joined returns the problems as one error, in the order of their places; nil when
// there is none.
func (r *reader) joined() error {
	slices.SortStableFunc(r.problems, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(r.problems))
	for i, p := range r.problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// extends reports whether a document is one that extends another pack.
func extends(document *yaml.Node) bool {
	for i := 0; document.Kind == yaml.MappingNode && i+1 < len(document.Content); i += 2 {
		if document.Content[i].Value == "extends" {
			return true
		}
	}
	return false
}

// onlyDocument returns the root of the one YAML document in text.
func onlyDocument(file string, text []byte) (*yaml.Node, error) {
	if err := readable(file, text); err != nil {
		return nil, err
	}
	var document, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		return nil, yamlProblem(file, err)
	}
	if len(document.Content) == 0 {
		return nil, &Problem{file, 1, 1, "the pack is empty; it begins with `pack: 1`"}
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &Problem{file, max(second.Line, 1), max(second.Column, 1), "a second YAML document begins here; a pack is one document, so remove the --- and what follows"}
	case !errors.Is(err, io.EOF):
		return nil, yamlProblem(file, err)
	}
	return document.Content[0], nil
}

// readable finds the first byte that no YAML in UTF-8 holds (YAML 1.2.2, section 5.1),
// which the parser does not say the place of. A mark at the beginning may announce
// another encoding.
func readable(file string, text []byte) error {
	if bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff}) {
		return nil
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		what := ""
		switch {
		case r == utf8.RuneError && size == 1:
			what = fmt.Sprintf("the byte 0x%02x is no UTF-8; save the file as UTF-8", text[i])
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f:
			what = fmt.Sprintf("the control character 0x%02x may not stand in a pack; remove it", r)
		}
		if what != "" {
			line := bytes.LastIndexByte(text[:i], '\n') + 1
			return &Problem{file, 1 + bytes.Count(text[:i], []byte("\n")), 1 + utf8.RuneCount(text[line:i]), what}
		}
		i += size
	}
	return nil
}

// yamlProblem gives the parser's error its place in the file.
func yamlProblem(file string, err error) error {
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return &Problem{file, max(load.Mark.Line, 1), max(load.Mark.Column, 1), load.Message}
	}
	return &Problem{file, 1, 1, err.Error()}
}
