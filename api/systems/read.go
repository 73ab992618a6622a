package systems

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// reader fills Go values from YAML nodes. It is stricter than the library's own
// decoding: unknown, repeated and missing keys are problems, and each problem has
// line and column.
type reader struct {
	file     string
	problems []*Problem
	places   map[any]*yaml.Node // where each value that was read stands, by its address
	depth    int                // an alias may stand inside what it names
	visited  int                // nodes that were read, aliases each time they stand
	partial  bool               // the pack extends another: at its top nothing is required but what names it
}

// maxNodes is many times what the longest pack has, and soon read.
const maxNodes = 200_000

// maxNesting is deeper than any pack is, and far from harm.
const maxNesting = 20

func (r *reader) problem(n *yaml.Node, format string, args ...any) {
	r.problems = append(r.problems, &Problem{r.file, n.Line, n.Column, fmt.Sprintf(format, args...)})
}

// read fills v from n. what names the key for messages.
func (r *reader) read(n *yaml.Node, v reflect.Value, what string) {
	if r.visited++; r.visited > maxNodes {
		if r.visited == maxNodes+1 {
			r.problem(n, "the pack grows past %d values, aliases counted each time they stand: write it without so many", maxNodes)
		}
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxNesting {
		r.problem(n, "%s is nested too deep", what)
		return
	}
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	r.places[v.Addr().Interface()] = n
	if text, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if n.Kind != yaml.ScalarNode {
			r.problem(n, "%s wants one word, not a list or keys", what)
		} else if err := text.UnmarshalText([]byte(n.Value)); err != nil {
			r.problem(n, "%s: %v", what, err)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.read(n, v.Elem(), what)
	case reflect.Struct:
		r.readKeys(n, v, what)
	case reflect.Slice:
		r.readList(n, v, what)
	case reflect.Map:
		r.readMap(n, v, what)
	default:
		r.readScalar(n, v, what)
	}
}

func (r *reader) readKeys(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.MappingNode {
		r.problem(n, "%s wants keys (name: value)", orPack(what))
		return
	}
	fields, names := keysOf(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, known := fields[key.Value]
		switch {
		case !known:
			r.problem(key, "unknown key %q in %s%s", key.Value, orPack(what), DidYouMean(key.Value, names))
		case seen[key.Value]:
			r.problem(key, "%q stands twice in %s", key.Value, orPack(what))
		default:
			before := len(r.problems)
			r.read(value, v.Field(field.index), key.Value)
			if field.required && empty(v.Field(field.index)) && len(r.problems) == before {
				r.problem(key, "%q is empty in %s", key.Value, orPack(what))
			}
		}
		seen[key.Value] = true
	}
	for _, name := range names {
		if r.partial && v.Type() == reflect.TypeFor[Pack]() && name != "pack" && name != "system" {
			continue
		}
		if fields[name].required && !seen[name] {
			r.problem(n, "%s lacks %q", orPack(what), name)
		}
	}
}

// structKey is one key that a struct of the pack reads.
type structKey struct {
	index    int // of the struct's field
	required bool
}

// keysOf returns the keys of a struct by name, and their names in order.
func keysOf(t reflect.Type) (keys map[string]structKey, names []string) {
	keys = map[string]structKey{}
	for i := range t.NumField() {
		if !t.Field(i).IsExported() {
			continue // no key of a pack
		}
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		keys[name], names = structKey{i, option == "required"}, append(names, name)
	}
	return keys, names
}

// empty reports whether a text that was read says nothing. A word of a fixed list
// cannot be empty: reading it has said so already.
func empty(v reflect.Value) bool {
	return v.Type() == reflect.TypeFor[string]() && strings.TrimSpace(v.String()) == ""
}

func orPack(what string) string {
	if what == "" {
		return "the pack"
	}
	return "`" + what + "`"
}

func (r *reader) readList(n *yaml.Node, v reflect.Value, what string) {
	items := n.Content
	if n.Kind == yaml.ScalarNode {
		items = []*yaml.Node{n} // one thing may stand without brackets
	} else if n.Kind != yaml.SequenceNode {
		r.problem(n, "`%s` wants a list", what)
		return
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		before := len(r.problems)
		r.read(item, list.Index(i), what)
		if empty(list.Index(i)) && len(r.problems) == before {
			r.problem(item, "`%s` holds an empty text", what)
		}
	}
	v.Set(list)
}

func (r *reader) readMap(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.MappingNode {
		r.problem(n, "`%s` wants keys (name: value)", what)
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := reflect.ValueOf(n.Content[i].Value), reflect.New(v.Type().Elem()).Elem()
		if v.MapIndex(key).IsValid() {
			r.problem(n.Content[i], "%q stands twice in %s", n.Content[i].Value, orPack(what))
		}
		r.read(n.Content[i+1], value, n.Content[i].Value)
		v.SetMapIndex(key, value)
	}
}

func (r *reader) readScalar(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.ScalarNode {
		r.problem(n, "`%s` wants one value", what)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if n.ShortTag() != "!!null" {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		b, err := strconv.ParseBool(n.Value)
		if err != nil {
			r.problem(n, "`%s` wants true or false, not %q", what, n.Value)
		}
		v.SetBool(b)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil || strconv.Itoa(i) != strings.TrimPrefix(n.Value, "+") { // 010 is eight to some
			r.problem(n, "`%s` wants a whole number, not %q", what, n.Value)
		}
		v.SetInt(int64(i))
	}
}

// DidYouMean returns the mend for a mistyped word: the nearest known one, or all
// of them when none is near.
func DidYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	known = slices.Sorted(slices.Values(known))
	return "; known are " + strings.Join(known, ", ")
}

// Nearest returns the known word that is at most two typing slips (and less than
// half the word) away from word, or "".
func Nearest(word string, known []string) string {
	best, distance := "", min(3, (len(word)+1)/2+1)
	for _, k := range known {
		if d := slips(strings.ToLower(word), strings.ToLower(k)); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// slips is the Levenshtein distance of a and b in bytes.
func slips(a, b string) int {
	var short [64]int // of most words, without an allocation
	row := short[:]
	if len(b) >= len(short) {
		row = make([]int, len(b)+1)
	}
	row = row[:len(b)+1]
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
