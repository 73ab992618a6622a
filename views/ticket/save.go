package ticket

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/outbox"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
)

// writeWithin is how long finding a name, or writing the file, may take.
const writeWithin = 10 * time.Second

// saving is the line in which a file's name is typed, and the work behind it.
type saving struct {
	open      bool
	name      ui.Input
	what      gone            // what is written when the line is accepted
	dressing  ui.Task[leaves] // puts it into the format that the name ends with
	proposing ui.Task[string]
	writing   ui.Task[written]
	both      ui.Task[written]
}

// propose looks for a free name in the working folder and then opens the line.
func (s *Screen) propose() tea.Cmd {
	stem, ext := s.stem(), s.made.leaves.format.Extension()
	s.save.what = gone{wasSaved, s.made.ticket, s.made.leaves}
	return s.save.proposing.Start(writeWithin, func(context.Context) (string, error) {
		return outbox.FreeName("", stem, ext)
	})
}

// both writes the ticket to a file of a free name in the working folder; it is copied
// when that is done.
func (s *Screen) both() tea.Cmd {
	if s.save.both.Running() {
		return nil
	}
	stem, l := s.stem(), s.made.leaves
	s.save.what = gone{wasSaved, s.made.ticket, l}
	record := s.record(s.save.what)
	return s.setup.Writes.Do(s.save.both.Start(writeWithin, func(context.Context) (written, error) {
		name, err := outbox.FreeName("", stem, l.format.Extension())
		if err != nil {
			return written{}, err
		}
		return writeTo(name, l.out, false, record)
	}))
}

// savedBoth copies what was written.
func (s *Screen) savedBoth(done written, err error) tea.Cmd {
	switch {
	case err != nil:
		return say(ui.Fail, "nothing was copied: "+safe.Line(err.Error()).String())
	case done.taken: // by another program, in that moment
		return s.both()
	}
	name := safe.Line(filepath.Base(done.path)).String()
	return tea.Sequence(nav.Go(done.kept), s.copy(name))
}

// stem is what the file would be called: nothing of the exchange is in it.
func (s *Screen) stem() string {
	stem := "casebook-attempt-" + s.of.Attempt
	if s.of.Attempt == "" {
		stem = fmt.Sprintf("casebook-case-%d", s.made.of.ID)
	}
	if s.made.addendum {
		stem += "-addendum"
	}
	if s.made.ticket.Training {
		stem += "-SIMULATED"
	}
	return stem
}

// saveKey answers a key while the line is open.
func (s *Screen) saveKey(press tea.KeyPressMsg) tea.Cmd {
	switch press.Keystroke() {
	case "esc":
		s.save.open = false
		s.save.dressing.Cancel()
		s.arrange()
	case "enter":
		return s.accept()
	default:
		s.save.name.Update(press)
	}
	return nil
}

// paste puts the first line of a paste into the name.
func (in *saving) paste(text string) {
	if in.open {
		text, _, _ = strings.Cut(strings.ReplaceAll(text, "\r", "\n"), "\n")
		in.name.Insert(strings.TrimSpace(text))
	}
}

// accept writes the ticket to the file of the typed name. Where that ends as the files of
// another format do, or the ticket became another since, it is shown so first: what is
// written is what was seen.
func (s *Screen) accept() tea.Cmd {
	if s.save.dressing.Running() {
		return nil
	}
	if cmd, held := s.held(bySave); held {
		return cmd
	}
	m, what := s.made, gone{wasSaved, s.made.ticket, s.made.leaves}
	f, known := ticket.FormatNamed(s.save.ending())
	switch {
	case known && f != m.leaves.format:
		return s.save.dressing.Start(makeWithin, func(context.Context) (leaves, error) { return m.dress(f), nil })
	case !bytes.Equal(what.leaves.out.Bytes(), s.save.what.leaves.out.Bytes()):
		s.save.what = what
		return say(ui.Note, "the ticket changed meanwhile; enter writes it as it is now")
	}
	return s.writeFile(false)
}

// ending is what the typed name ends with, without the dot.
func (in *saving) ending() string {
	return strings.TrimPrefix(filepath.Ext(strings.TrimSpace(in.name.Value())), ".")
}

// dressed shows the ticket in the format that the typed name ends with, if it can be
// written so; the line stays open.
func (s *Screen) dressed(l leaves, err error) tea.Cmd {
	switch {
	case err != nil:
		return say(ui.Fail, safe.Line(err.Error()).String())
	case l.out == nil:
		return say(ui.Fail, "not written as "+formatName(l.format)+", by the name: "+l.trouble)
	}
	s.draft.format = l.format
	said := say(ui.Note, "the format is "+formatName(l.format)+" now, by the name; enter writes it")
	if s.making.Running() {
		return tea.Batch(s.Init(), said)
	}
	s.save.what = gone{wasSaved, s.made.ticket, l}
	return tea.Batch(s.tookForm(l, nil), said)
}

// writeFile writes the ticket to the file of the typed name.
func (s *Screen) writeFile(replace bool) tea.Cmd {
	name, out := strings.TrimSpace(s.save.name.Value()), s.save.what.leaves.out
	switch {
	case s.save.writing.Running():
		return nil
	case name == "":
		return say(ui.Warn, "type a name")
	}
	record := s.record(s.save.what)
	return s.setup.Writes.Do(s.save.writing.Start(writeWithin, func(context.Context) (written, error) {
		return writeTo(name, out, replace, record)
	}))
}

// written is where the ticket was written, or was not because of what is there.
type written struct {
	path  string
	taken bool    // a file is there already; nothing was written
	kept  tea.Msg // what came of telling the case
}

// overwrite is the user's word that a file that is there may be replaced.
type overwrite struct{ screen *Screen }

// writeTo writes out to the file called name. One that is there is replaced only on the
// user's word. When the file is written it is recorded.
func writeTo(name string, out safe.Outgoing, replace bool, record tea.Cmd) (written, error) {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return written{}, err
		}
		name = filepath.Join(home, rest)
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return written{}, err
	}
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && !replace {
		return written{path: path, taken: true}, nil
	}
	if err := outbox.WriteFile(path, out); err != nil || record == nil {
		return written{path: path}, err
	}
	return written{path: path, kept: record()}, nil
}

// saved takes what came of looking for a name and of writing the file.
func (s *Screen) saved(msg tea.Msg) tea.Cmd {
	if agreed, ok := msg.(overwrite); ok && agreed.screen == s {
		return s.writeFile(true)
	}
	if name, err, ok := s.save.proposing.Finish(msg); ok {
		return s.ask(name, err)
	}
	if done, err, ok := s.save.both.Finish(msg); ok {
		return s.savedBoth(done, err)
	}
	if l, err, ok := s.save.dressing.Finish(msg); ok {
		return s.dressed(l, err)
	}
	done, err, ok := s.save.writing.Finish(msg)
	switch {
	case !ok:
		return nil
	case err != nil:
		return say(ui.Fail, safe.Line(err.Error()).String())
	case done.taken:
		return nav.Go(nav.Ask{Question: ui.Question{
			Title: "a file is there", Text: safe.Line(done.path).String() + " would be replaced by this ticket.",
			Yes: "replace it", No: "keep it", Do: nav.Go(overwrite{s}),
		}})
	}
	s.save.open = false
	s.arrange()
	size := ", " + ui.Grouped(s.save.what.leaves.size) + " bytes"
	if _, known := ticket.FormatNamed(s.save.ending()); !known {
		size += " of " + formatName(s.save.what.leaves.format)
	}
	return tea.Batch(say(ui.Pass, writtenTo(safe.Line(done.path).String(), size, s.layout.width-besideNotice)), nav.Go(done.kept))
}

// besideNotice is what the window's last line needs beside a notice, in cells: a
// mark, and the keys for help and quitting.
const besideNotice = 30

// writtenTo says in width cells where the ticket is. The path is cut at its front,
// its last name stays, and the size gives way to that.
func writtenTo(path, size string, width int) string {
	const text = "ticket written to "
	width -= len(text)
	least := min(ui.Width(path), ui.Width(filepath.Base(path))+2)
	if least+len(size) > width {
		size = ""
	}
	return text + ui.Tail(path, max(least, width-len(size))) + size
}

// ask opens the line with a name that is free.
func (s *Screen) ask(name string, err error) tea.Cmd {
	if err != nil {
		return say(ui.Fail, safe.Line(err.Error()).String())
	}
	s.save.open = true
	if !s.wide() {
		s.pane = outPane
	}
	s.save.name.SetValue(name)
	s.arrange()
	return nil
}
