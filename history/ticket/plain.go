package ticket

import "casebook/api/safe"

// textWidth is the longest line of prose in plain text, in runes: a mail client
// shows and quotes it without breaking it again.
const textWidth = 78

// plain writes the document as plain text. Messages and commands stand as they are,
// however long their lines: broken they would be something else.
func (d document) plain() safe.Text {
	var b safe.Builder
	b.Text(safe.Fold(d.title.plain(), textWidth, "", ""))
	blocksAsText(&b, d.head)
	for _, s := range d.sections {
		b.Words("\n")
		title := s.title
		if d.training {
			title = title.plus(run{ours, safe.Const(" (SIMULATED)")})
		}
		b.Text(safe.Fold(title.plain(), textWidth, "", ""))
		blocksAsText(&b, s.blocks)
	}
	return b.Done()
}

func blocksAsText(b *safe.Builder, blocks []block) {
	blocks = gathered(blocks)
	for i, block := range blocks {
		listed := block.kind == item || block.kind == detail
		if i == 0 || !listed || blocks[i-1].kind != item && blocks[i-1].kind != detail {
			b.Words("\n")
		}
		var line safe.Builder
		if block.number > 0 {
			line.Text(figure(block.number))
			line.Words(". ")
		}
		if len(block.term.label.String()) > 0 {
			line.Text(block.term.label)
			line.Words(": ")
		}
		line.Text(block.text.plain())
		switch text := line.Done(); {
		case len(block.text) == 0:
		case block.number > 0:
			b.Text(safe.Fold(text, textWidth, "  ", "     "))
		case block.kind == item:
			b.Text(safe.Fold(text, textWidth, "  - ", "    "))
		case block.kind == detail:
			b.Text(safe.Fold(text, textWidth, "     ", "       "))
		default:
			b.Text(safe.Fold(text, textWidth, "  ", "  "))
		}
		if block.kind == message || block.kind == command {
			b.Text(safe.Indent(block.code, "    "))
		}
	}
}
