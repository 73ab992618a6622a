package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// errNoAddress is why a call in a script cannot be read.
var errNoAddress = errors.New("its address is nowhere in it")

// script is a call that a script makes, on its way to the command of curl that makes
// the same: what reads those then reads it.
type script struct {
	argv           []string
	method         string
	unset          int
	veiled, hidden bool
}

func (s *script) header(name, value string) {
	switch {
	case !isToken(name):
		s.veiled = true
	case strings.TrimSpace(value) == "":
		s.argv = append(s.argv, "-H", name+";")
	default:
		s.argv = append(s.argv, "-H", name+": "+value)
	}
}

// command makes the command of the script that stands in text from start to end.
func (s *script) command(text []byte, start, end int, language string) command {
	from := bytes.LastIndexByte(text[:start], '\n') + 1
	c := command{span: span{from, end + lineEnd(string(text[end:min(len(text), end+maxCommand)]))}, unset: s.unset, veiled: s.veiled, hidden: s.hidden}
	if strings.TrimSpace(string(text[end:c.end])) != "" && bytes.HasPrefix(bytes.TrimLeft(text[end:c.end], " \t"), []byte("{")) {
		c.end = end // an answer right behind it
	}
	c.argv = append(slices.Clone(s.argv), "-X", strings.ToUpper(s.method))
	c.text = text[c.start:c.end]
	c.notes = []string{"the request was put together from what " + language + " was told to send"}
	if s.veiled {
		c.notes = append(c.notes, "which headers it sends is only known to the script: they are missing here")
	}
	if s.hidden {
		c.notes = append(c.notes, "what it sends as the body is only known to the script: it is missing here")
	}
	return c
}

// findScripts finds the calls that PowerShell's own commands and JavaScript's fetch
// make. The error is for a call that says nothing of where it goes.
func findScripts(text []byte) (all []command, err error) {
	if isMarkup(text) || isWhole(text) || len(text) > maxSearched {
		return nil, nil
	}
	for _, find := range []func([]byte) ([]command, error){findPowerShell, findFetch} {
		if all, err = find(text); len(all) > 0 || err != nil {
			return all, err
		}
	}
	return nil, nil
}

// cannotRead is the error for a call of a script that cannot be read.
func (in source) cannotRead(err error) error {
	return fmt.Errorf("%s holds a call as a script makes it, which cannot be read (%w): give it as a curl command, or export a HAR", in.name, err)
}
