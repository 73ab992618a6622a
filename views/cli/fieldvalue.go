package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/api/systems"
)

// maxValue is how long a field's value may be that comes from a file or a pipe, in
// bytes: what is longer is not the value of a field but the wrong file.
const maxValue = 1 << 20

// value reads what stands behind the equals sign: a value, @ and the file that holds
// it, or - for standard input. Two @ begin a value that begins with one.
func (f *fields) value(ctx context.Context, field systems.Field, text string) (string, error) {
	name, named := strings.CutPrefix(text, "@")
	escaped := strings.HasPrefix(name, "@")
	switch {
	case text == stdin:
		return f.piping(ctx, field)
	case named && !escaped:
		return f.holding(ctx, field, name)
	case field.Class == safe.ClassSecret && text != "":
		return "", usage("%s is a secret, and other programs can read arguments; %s", field.ID, insteadOf(field))
	case escaped:
		return name, nil
	}
	return text, nil
}

// piping reads a value from standard input, for one field only.
func (f *fields) piping(ctx context.Context, field systems.Field) (string, error) {
	if f.piped != "" {
		return "", usage("%s=- finds standard input read already, by %s=-; put one of them into a file and write @FILE", field.ID, f.piped)
	}
	f.piped = field.ID
	b, err := f.readInput(ctx, stdin)
	if err != nil {
		return "", fmt.Errorf("%s=-: %w", field.ID, err)
	}
	return asValue(b, field.ID+"=-: stdin")
}

// holding reads a value from the file of that name.
func (f *fields) holding(ctx context.Context, field systems.Field, name string) (string, error) {
	if name == "" {
		return "", usage("%s=@ names no file; write %[1]s=@FILE, or %[1]s=@@ for the character @", field.ID)
	}
	b, err := f.readInput(ctx, name)
	switch {
	case ctx.Err() != nil:
		return "", err
	case err != nil && field.Class == safe.ClassSecret:
		// What was named may be the secret, which begins with @.
		return "", usage("%s: the file behind the @ cannot be read; see that its name is right (a secret is not taken as an argument)", field.ID)
	case err != nil:
		return "", fmt.Errorf("%s=@FILE: %w (%[1]s=@@… is a value that begins with @)", field.ID, err)
	}
	return asValue(b, field.ID+"=@FILE: "+label(name))
}

// asValue is what was read from where as the value of a field, when it can be one.
func asValue(b []byte, where string) (string, error) {
	switch {
	case len(b) > maxValue:
		return "", usage("%s is %d bytes long, and a field's value is at most %d MiB; see that it is the right file", where, len(b), maxValue>>20)
	case !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0:
		return "", usage("%s is no UTF-8 text, which a field's value has to be; convert it, to base64 for instance", where)
	}
	return string(b), nil
}

// insteadOf says how a secret is given.
func insteadOf(field systems.Field) string {
	ways := field.ID + "=@FILE or " + field.ID + "=- reads it"
	if field.Variable != "" {
		return "put it into the variable " + field.Variable + ", or " + ways
	}
	return ways
}
