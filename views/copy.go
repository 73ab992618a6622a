package views

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/outbox"
	"casebook/ui"
	"casebook/views/nav"
)

// copying is what is being copied, or was last.
type copying struct {
	wish   nav.Copy
	task   ui.Task[wasTaken]
	saving ui.Task[string] // gives the path
	atWork nav.Writes      // of both
}

// wasTaken is what is known of a copy, and what the one who wished it says to that.
type wasTaken struct {
	outbox.Copied
	then tea.Msg
}

// settle waits until nothing is being copied or written any more: a tool that loses its
// text half-way would take the half. After limit the tool is ended, which takes nothing
// then, and as long is waited for that.
func (c *copying) settle(limit time.Duration) {
	if !c.atWork.Finish(limit) {
		c.task.Interrupt()
		c.atWork.Finish(limit)
	}
}

// copy puts text on the clipboard. The tools for it are other programs, which take
// their time.
func (m *root) copy(wish nav.Copy) tea.Cmd {
	m.copying.wish, m.notice = wish, ui.Notice{Text: "copying the " + wish.What + "…"}
	getenv := m.getenv
	return m.copying.atWork.Do(m.copying.task.Start(0, func(ctx context.Context) (wasTaken, error) {
		got, err := outbox.Copy(ctx, wish.Text, getenv)
		if err != nil || wish.Then == nil || len(got.Sequence) > 0 { // the terminal is still to get it
			return wasTaken{Copied: got}, err
		}
		return wasTaken{got, wish.Then()}, nil
	}))
}

// copied says what is known of a copy, and gives the terminal what it is to take.
func (m *root) copied(got wasTaken, err error) tea.Cmd {
	wish := m.copying.wish
	if err != nil {
		m.notice = ui.Notice{Severity: ui.Fail, Text: notCopied(wish, err)}
		return nil
	}
	m.notice = ui.Notice{Text: wasCopied(wish, got.Said) + "; " + ui.Grouped(len(wish.Text.String())) + " bytes"}
	if got.Sure {
		m.notice.Severity = ui.Pass
	}
	if len(got.Sequence) == 0 {
		return nav.Go(got.then)
	}
	return tea.Sequence(tea.Raw(string(got.Sequence)), m.copying.atWork.Do(wish.Then))
}

// notCopied says why nothing was copied, and what there is in its place.
func notCopied(wish nav.Copy, err error) string {
	if wish.Saved != "" {
		return wish.What + " saved in " + wish.Saved + ", but not copied: " + err.Error()
	}
	if wish.File != "" {
		return wish.What + " not copied, " + wayToFile(wish) + ": " + err.Error()
	}
	return wish.What + " not copied: " + err.Error() + " (" + wayToFile(wish) + ")"
}

// unconfirmed is what is said of a copy that nobody answers for.
const unconfirmed = "unconfirmed"

// wasCopied says what is known of a copy: first that it is unconfirmed, then the file,
// which is the sure way, and only then how it went. The end of a notice may be cut off.
func wasCopied(wish nav.Copy, said string) string {
	how, why, unsure := strings.Cut(said, ", "+unconfirmed)
	switch {
	case unsure && wish.Saved != "":
		how = unconfirmed + " copy; saved in " + wish.Saved + "; " + how
	case unsure:
		how = unconfirmed + ": " + wish.What + " " + how + "; " + wayToFile(wish)
	case wish.Saved != "":
		return wish.What + " saved in " + wish.Saved + "; " + said
	default:
		return wish.What + " " + said + "; " + wayToFile(wish)
	}
	if why = strings.Trim(why, " :()"); why != "" {
		how += "; " + why
	}
	return how
}

// wayToFile says how to get what was copied into a file, which is the sure way.
func wayToFile(wish nav.Copy) string {
	if wish.File != "" {
		return wish.File + " saves it"
	}
	return paletteKey().Help().Key + ": save it"
}

// ways are what can be done with what was copied.
func (m *root) ways() []ui.Command {
	if wish := m.copying.wish; wish.What != "" && wish.File == "" {
		return []ui.Command{{Title: "save the copied " + wish.What + " to a file", Also: []string{"clipboard", "write"}, Run: nav.Go(saveCopied{})}}
	}
	return nil
}

// saveCopied writes what was copied last to a new file in the folder that casebook was
// started in.
func (m *root) saveCopied() tea.Cmd {
	wish := m.copying.wish
	return m.copying.atWork.Do(m.copying.saving.Start(0, func(context.Context) (string, error) {
		path, err := outbox.FreeName("", "casebook-"+wish.What, "txt")
		if err != nil {
			return "", err
		}
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
		}
		return path, outbox.WriteFile(path, wish.Text)
	}))
}

// saved says where what was copied is.
func (m *root) saved(path string, err error) {
	if err != nil {
		m.notice = ui.Notice{Severity: ui.Fail, Text: safe.Line(err.Error()).String()}
		return
	}
	m.notice = ui.Notice{Severity: ui.Pass, Text: m.copying.wish.What + " written to " + safe.Line(path).String()}
}
