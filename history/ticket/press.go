package ticket

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sync"

	"casebook/api/safe"
)

// press prints a ticket in its formats, with the same marks in each.
type press struct {
	mu       sync.Mutex // a sharer counts as it goes
	writer   *writer
	document document
}

// print writes one format and scans what it wrote.
func (p *press) print(f Format) (safe.Outgoing, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f == Zip {
		return p.archive()
	}
	text, err := p.text(f)
	if err != nil {
		return nil, err
	}
	return text, p.scan(text)
}

// text writes a format that is one text.
func (p *press) text(f Format) (safe.Text, error) {
	switch f {
	case Markdown:
		return p.document.markdown(), nil
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

// scan reads a finished text for what must not leave.
func (p *press) scan(text safe.Text) error {
	if len(p.writer.sharer.Leaks(text)) > 0 {
		return ErrHeld
	}
	return nil
}

// archive puts all formats and a manifest into a zip, and reads it back: what is
// scanned is what came out of the finished bytes.
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
		if err := p.scan(text); err != nil {
			return nil, err
		}
		file.name.Text = text
		files = append(files, file.name)
	}
	files = append(files, safe.File{Name: "MANIFEST.json", Text: p.writer.manifest(p.document, files)})
	out, err := safe.Zip(p.writer.source.Now.UTC(), files...)
	if err != nil {
		return nil, err
	}
	return out, p.unpack(out.Bytes(), files)
}

// unpack reads a finished archive and scans what is in it.
func (p *press) unpack(data []byte, files []safe.File) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for i, entry := range z.File {
		in, err := entry.Open()
		if err != nil {
			return err
		}
		back, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		if i >= len(files) || !bytes.Equal(back, files[i].Text.Bytes()) {
			return fmt.Errorf("%s does not read back as it was written", entry.Name)
		}
		if err := p.scan(files[i].Text); err != nil {
			return err
		}
	}
	return nil
}
