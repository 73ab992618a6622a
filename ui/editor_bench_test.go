package ui_test

import (
	"strings"
	"testing"

	"casebook/ui/uitest"
)

// A key and a frame in as much text as notes take.
func BenchmarkEditorKey(b *testing.B) {
	for name, text := range map[string]string{"1kB": strings.Repeat("what he says of it\n", 54), "64kB": strings.Repeat("what he says of it\n", 3400)} {
		b.Run(name, func(b *testing.B) {
			e := newEditor(text, 60, 20)
			keys := uitest.Keys("x", "backspace")
			for i := 0; b.Loop(); i++ {
				e.Update(keys[i%2])
				e.View()
			}
		})
	}
}
