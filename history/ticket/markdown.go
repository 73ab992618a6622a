package ticket

import (
	"casebook/api/safe"
	"casebook/api/systems"
)

// markdown writes the document as Markdown in which nothing of an exchange acts
// (CommonMark, and what GitHub adds).
func (d document) markdown() safe.Text {
	var b safe.Builder
	b.Words("# ")
	d.title.markdown(&b)
	b.Words("\n")
	blocksAsMarkdown(&b, d.head)
	for i, s := range d.sections {
		if i > 0 || s.part != systems.PartSummary {
			b.Words("\n## ")
			s.title.markdown(&b)
			if d.training {
				b.Words(" (SIMULATED)")
			}
			b.Words("\n")
		}
		blocksAsMarkdown(&b, s.blocks)
	}
	return b.Done()
}

func blocksAsMarkdown(b *safe.Builder, blocks []block) {
	blocks = gathered(blocks)
	for i, block := range blocks {
		listed := block.kind == item || block.kind == detail
		if i == 0 || !listed || blocks[i-1].kind != item && blocks[i-1].kind != detail {
			b.Words("\n")
		}
		switch block.kind {
		case item:
			if block.number > 0 {
				b.Text(figure(block.number))
				b.Words(". ")
			} else {
				b.Words("- ")
			}
		case detail:
			b.Words("   - ")
		}
		if len(block.term.label.String()) > 0 {
			b.Words("**")
			b.Text(block.term.label)
			b.Words("**: ")
		}
		block.text.markdown(b)
		switch block.kind {
		case message:
			b.Words("\n\n")
			b.Text(safe.Fenced("http", block.code))
		case command:
			if len(block.text) > 0 {
				b.Words("\n\n")
			}
			b.Text(safe.Fenced("sh", block.code))
		default:
			b.Words("\n")
		}
	}
}

func (p prose) markdown(b *safe.Builder) {
	for _, r := range p {
		switch r.style {
		case ours:
			b.Text(r.text)
		case value:
			b.Text(safe.Phrase(r.text))
		case exact:
			b.Text(safe.Inline(r.text))
		case strong:
			b.Words("**")
			b.Text(safe.Phrase(r.text))
			b.Words("**")
		}
	}
}
