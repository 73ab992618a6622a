package systems

import (
	"bytes"
	"embed"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casebook/api/safe"
)

//go:embed *.yaml
var embedded embed.FS

func embeddedNames() ([]string, error) { return fs.Glob(embedded, "*.yaml") }

// compiledFile holds the embedded packs as Go: read from YAML they would cost every
// start some milliseconds.
const compiledFile = "packs_compiled.go"

// TestTheCompiledPacksAreThoseOfTheFiles keeps the two from drifting apart. With
// CASEBOOK_COMPILE_PACKS set it writes the Go file (see go generate).
func TestTheCompiledPacksAreThoseOfTheFiles(t *testing.T) {
	names, err := embeddedNames()
	if err != nil {
		t.Fatal(err)
	}
	var source bytes.Buffer
	source.WriteString("// Code generated from the packs by go generate; DO NOT EDIT.\n\npackage systems\n\n")
	source.WriteString("import (\n\t\"casebook/api\"\n\t\"casebook/api/safe\"\n)\n\n")
	var calls []string
	for _, name := range names {
		text, err := embedded.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := Load(name, text)
		if err != nil {
			t.Fatal(err)
		}
		function := "compiled" + strings.ToUpper(name[:1]) + strings.TrimSuffix(name[1:], ".yaml")
		calls = append(calls, function+"()")
		fmt.Fprintf(&source, "// %s is %s.\nfunc %s() *Pack {\n\treturn %s\n}\n\n", function, name, function, literal(reflect.ValueOf(pack)))
	}
	fmt.Fprintf(&source, "// compiled returns the packs of all files, by name.\nfunc compiled() []*Pack { return []*Pack{%s} }\n", strings.Join(calls, ", "))
	want, err := format.Source(source.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("CASEBOOK_COMPILE_PACKS") != "" {
		if err := os.WriteFile(compiledFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(compiledFile); err != nil || !bytes.Equal(have, want) {
		t.Fatalf("%s is not what the packs say (%v); run go generate ./api/systems", compiledFile, err)
	}
}

// literal writes v as Go source; what is zero is left out.
func literal(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Elem().Kind() == reflect.String {
			return "new(" + literal(v.Elem()) + ")"
		}
		return "&" + literal(v.Elem())
	case reflect.Struct:
		var fields []string
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				fields = append(fields, v.Type().Field(i).Name+": "+literal(v.Field(i))+",")
			}
		}
		return typeName(v.Type()) + "{\n" + strings.Join(fields, "\n") + "\n}"
	case reflect.Slice:
		var items []string
		for i := range v.Len() {
			items = append(items, literal(v.Index(i))+",")
		}
		return typeName(v.Type()) + "{\n" + strings.Join(items, "\n") + "\n}"
	case reflect.Map:
		var items []string
		for _, key := range v.MapKeys() {
			items = append(items, fmt.Sprintf("%q: %s,", key.String(), literal(v.MapIndex(key))))
		}
		slices.Sort(items)
		return typeName(v.Type()) + "{\n" + strings.Join(items, "\n") + "\n}"
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	}
	if class, ok := v.Interface().(safe.Class); ok {
		return "safe." + map[safe.Class]string{
			safe.Personal: "Personal", safe.Proof: "Proof", safe.OneTime: "OneTime", safe.ClassSecret: "ClassSecret",
		}[class]
	}
	return fmt.Sprint(v.Interface())
}

func typeName(t reflect.Type) string {
	return strings.ReplaceAll(t.String(), "systems.", "")
}
