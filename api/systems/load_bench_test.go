package systems

import "testing"

// All packs from their YAML, as a team's own would be read; the program starts from
// the compiled ones.
func BenchmarkLoadAllFromYAML(b *testing.B) {
	names, err := embeddedNames()
	if err != nil {
		b.Fatal(err)
	}
	var bytes int64
	for b.Loop() {
		bytes = 0
		for _, name := range names {
			text, _ := embedded.ReadFile(name)
			bytes += int64(len(text))
			if _, err := Load(name, text); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.SetBytes(bytes)
}
