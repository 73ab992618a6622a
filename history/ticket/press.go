package ticket

import (
	"sync"

	"casebook/api/safe"
)

// press prints a ticket in its formats, with the same marks in each.
type press struct {
	mu       sync.Mutex // a sharer counts as it goes
	writer   *writer
	document document
	markdown safe.Text // scanned when it was made; nothing leaves of a ticket in which that found anything
}

// print writes one format and scans what it wrote.
func (p *press) print(f Format) (safe.Outgoing, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch f {
	case Zip:
		return p.archive()
	case Markdown:
		return p.markdown, nil
	}
	text, err := p.text(f)
	if err != nil {
		return nil, err
	}
	return p.scanned(text)
}

// text writes a format that is one text.
func (p *press) text(f Format) (safe.Text, error) {
	switch f {
	case Markdown:
		return p.markdown, nil
	case Plain:
		return p.document.plain(), nil
	case JSON:
		return p.writer.json(p.document), nil
	case HAR:
		return p.writer.har(), nil
	}
	if script, ok := p.writer.script(); ok {
		return script, nil
	}
	return safe.Text{}, ErrNoCall
}

// scanned lets out what is finished, unless something in it must not leave.
func (p *press) scanned(out safe.Outgoing) (safe.Outgoing, error) {
	if len(p.writer.sharer.LeaksIn(out)) > 0 {
		return nil, ErrHeld
	}
	return out, nil
}

// archive puts all formats and a manifest into a zip. The finished bytes are unpacked
// to be scanned.
func (p *press) archive() (safe.Outgoing, error) {
	var files []safe.File
	for _, file := range []struct {
		name   safe.File
		format Format
	}{
		{safe.File{Name: "ticket.md"}, Markdown}, {safe.File{Name: "ticket.txt"}, Plain}, {safe.File{Name: "ticket.json"}, JSON},
		{safe.File{Name: "calls.har"}, HAR}, {safe.File{Name: "reproduce.sh"}, Curl},
	} {
		text, err := p.text(file.format)
		if err != nil {
			continue // a file that has nothing to hold is not there
		}
		file.name.Text = text
		files = append(files, file.name)
	}
	files = append(files, safe.File{Name: "MANIFEST.json", Text: p.writer.manifest(p.document, files)})
	out, err := safe.Zip(p.writer.source.Now.UTC(), files...)
	if err != nil {
		return nil, err
	}
	return p.scanned(out)
}
