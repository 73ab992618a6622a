package systems_test

import (
	"testing"

	"casebook/api/systems"
)

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		systems.Embedded()
	}
}
