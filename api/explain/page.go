package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api/systems"
)

// Page is one documented answer as people read it: what the vendor answers, what it
// means and what to do.
type Page struct {
	Pack      *systems.Pack
	Row       *systems.Row
	Operation *systems.Operation // nil: any of the system
	Groups    [][]Part           // in the order of reading; those of a group belong together
	Tries     []systems.Try      // what brings the answer about in the simulator
	Reply     string             // words that are safe to say to the customer
	Twins     []string           // ids of the rows that no answer can tell from this one
}

// Part is one thing that a page says.
type Part struct {
	Label string // one word: "answer", "fix"
	Texts []string
}

// PageOf makes the page of a row of pack.
func PageOf(packs *systems.Packs, pack *systems.Pack, row *systems.Row) Page {
	p := Page{
		Pack: pack, Row: row, Operation: pack.Operation(row.Operation), Tries: packs.Tries(pack, row),
		Twins: pack.TwinsOf(row),
	}
	limit := p.limit()
	p.Reply = Fill(row.Reply, waiting(limit))
	p.group(answers(row)...)
	p.group(Part{"means", single(row.Cause)}, Part{"request", p.clues()}, Part{"earlier", signs(row)}, Part{"limit", single(limit.Text)}, Part{"checks", p.checks()})
	p.group(Part{"fix", single(row.Fix)}, Part{"ask", single(row.Settle)})
	p.group(Part{"reply", quoted(p.Reply)}, Part{"vendor", quoted(row.Says)})
	p.group(Part{"note", single(row.Note)}, Part{"twins", p.Twins}, Part{"source", single(cmp.Or(row.Source, p.source()))})
	return p
}

// Call is whose answer it is: the system, and the operation where it is one's.
func (p Page) Call() string {
	if p.Operation == nil {
		return p.Pack.Name
	}
	name := p.Pack.Name + " · " + p.Operation.Name
	if p.Row.Variant != "" {
		name += " · " + p.Row.Variant
	}
	return name
}

// Basis says how the answer is known: documented, as of a day where the row's pack names one,
// or not.
func (p Page) Basis() string {
	if day := p.Pack.AsOfRow(p.Row); p.Row.Basis == systems.Documented && day != "" {
		return p.Row.Basis.String() + " as of " + day
	}
	return p.Row.Basis.String()
}

// group adds parts, without those that say nothing.
func (p *Page) group(parts ...Part) {
	parts = slices.DeleteFunc(parts, func(part Part) bool { return len(part.Texts) == 0 })
	if len(parts) > 0 {
		p.Groups = append(p.Groups, parts)
	}
}

func answers(row *systems.Row) []Part {
	parts := []Part{{"answer", row.When.Lines()}}
	for _, also := range row.Also {
		lines := also.Lines()
		if n := len(lines); n > 0 && len(also.Status) == 0 && len(row.When.Status) > 0 && len(also.Transport) == 0 {
			lines[n-1] += ", whatever the status"
		}
		parts = append(parts, Part{"or", lines})
	}
	return parts
}

func (p *Page) clues() []string {
	var lines []string
	for _, clue := range p.Row.Request {
		lines = append(lines, p.Pack.Speak(p.Operation, clue))
	}
	return lines
}

func signs(row *systems.Row) []string {
	var lines []string
	for _, sign := range row.Past {
		lines = append(lines, sign.Words())
	}
	return lines
}

// checks are those that fail when the row is the reason.
func (p *Page) checks() []string {
	var lines []string
	for _, id := range p.Row.Evidence {
		if check := p.Pack.Check(id); check != nil {
			lines = append(lines, "✗ "+check.Text)
		}
	}
	return lines
}

func (p *Page) limit() systems.Limit {
	s := study{pack: p.Pack}
	limit, _ := s.limit(p.Row.Limit)
	return limit
}

// waiting is what a limit tells of how long to wait, for a reply.
func waiting(l systems.Limit) map[string]string {
	if l.ID == "" {
		return nil
	}
	return map[string]string{"wait": span(time.Duration(max(l.Block, l.Window)) * time.Second)}
}

// source is the page of the operation, for a row that names none.
func (p *Page) source() string {
	if p.Operation == nil || p.Row.Basis == systems.NotKnown {
		return ""
	}
	return p.Operation.Source
}

func single(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func quoted(text string) []string {
	if text == "" {
		return nil
	}
	return []string{"“" + text + "”"}
}

// Text is the page as plain text, one line a statement.
func (p Page) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s   %s   %s\n", p.Row.Title, p.Row.ID, p.Call(), p.Basis())
	for _, group := range p.Groups {
		b.WriteByte('\n')
		for _, part := range group {
			for _, text := range part.Texts {
				fmt.Fprintf(&b, "%-8s %s\n", part.Label, text)
			}
		}
	}
	for _, try := range p.Tries {
		fmt.Fprintf(&b, "\nTry it in the simulator: %s\n%s\n", try.Example.Title, strings.Join(try.Lines(), "\n"))
	}
	return b.String()
}
