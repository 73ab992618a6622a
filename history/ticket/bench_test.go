package ticket_test

import (
	"testing"

	"casebook/history/ticket"
)

// What opening the ticket's screen costs: two attempts, and the most that a ticket
// holds.
func BenchmarkMake(b *testing.B) {
	source := scenes()[0].source(b)
	many := source
	for len(many.Attempts) < 50 {
		many.Attempts = append(many.Attempts, source.Attempts...)
	}
	for name, s := range map[string]ticket.Source{"2": source, "50": many} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := ticket.Make(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAs(b *testing.B) {
	made, err := ticket.Make(scenes()[0].source(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range ticket.Formats() {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				if _, err := made.As(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
