package ui

import "github.com/charmbracelet/x/ansi"

// Glyphs that double a colour, or mark a place; all are one cell wide in every common font.
const (
	GlyphPass   = "✓"
	GlyphFail   = "✗"
	GlyphAsk    = "?"
	GlyphWarn   = "!"
	GlyphBar    = "▌"
	GlyphChoice = "▾"
	GlyphFolded = "›"
	GlyphMask   = "•"
	GlyphMore   = "…"
)

// Severity says how a line of text is meant; each has a glyph and a style.
type Severity int

// The severities. Note has no glyph.
const (
	Note Severity = iota
	Pass
	Ask
	Warn
	Fail
)

// Theme is the one place where styles are made. It keeps to the 16 ANSI colours, so the user's own palette holds, and
// every colour is doubled by a word, a glyph or weight. Widgets keep a pointer to the program's one theme; replacing
// what it points to restyles everything in the next frame.
type Theme struct {
	// Title is for headings; Focus for the heading or word that has the focus; Accent for marks such as the focus bar.
	Title, Focus, Accent Style
	// Muted is for what may be overlooked; Rule for lines between panes; Placeholder for text that is not a value.
	Muted, Rule, Placeholder Style
	// Pass, Ask, Warn and Fail colour a glyph or a short word.
	Pass, Ask, Warn, Fail Style
	// Label names a value; Value is the value itself.
	Label, Value Style
	// Key is a key's name in help; KeyHint what it does.
	Key, KeyHint Style
	// Selected is laid over the row under the cursor; Match marks found letters; Current what was gone to within a text.
	Selected, Match, Current Style
	// Simulated is the banner of answers that are not the vendor's; Production the one of a live system.
	Simulated, Production Style
	// Private is on while others look on: fields with personal values show bullets.
	Private bool
}

// NewTheme makes the theme for a background. Until the terminal has said what its background is, pass dark = false:
// those colours hold on light and on dark. With noColor nothing is coloured, and weight, underline and reverse remain.
func NewTheme(dark, noColor bool) Theme {
	paint := func(s ansi.Style, c ansi.BasicColor) Style {
		if noColor {
			return styled(s)
		}
		return styled(s.ForegroundColor(c))
	}
	plain, bold := ansi.Style{}, ansi.Style{}.Bold()
	accent, fail, warn := ansi.Magenta, ansi.Red, styled(bold)
	if dark {
		// The bright ones are easier on black; on white they, and any yellow, are hardly there.
		accent, fail, warn = ansi.BrightMagenta, ansi.BrightRed, paint(bold, ansi.Yellow)
	}
	faint := styled(plain.Faint())
	return Theme{
		Title:       styled(bold),
		Focus:       paint(bold, accent),
		Accent:      paint(bold, accent),
		Muted:       faint,
		Rule:        faint,
		Placeholder: faint,
		Pass:        paint(plain, ansi.Green),
		Ask:         paint(bold, accent),
		Warn:        warn,
		Fail:        paint(bold, fail),
		Key:         styled(bold),
		KeyHint:     faint,
		Selected:    styled(bold),
		Match:       styled(ansi.Style{}.Underline(true)),
		Current:     paint(bold.Reverse(true), accent),
		Simulated:   styled(bold.Reverse(true)),
		Production:  paint(bold.Reverse(true), fail),
	}
}

// Style returns the style of a severity.
func (t *Theme) Style(s Severity) Style {
	switch s {
	case Pass:
		return t.Pass
	case Ask:
		return t.Ask
	case Warn:
		return t.Warn
	case Fail:
		return t.Fail
	default:
		return Style{}
	}
}

// Mark returns the styled glyph of a severity; a space for Note.
func (t *Theme) Mark(s Severity) string {
	switch s {
	case Pass:
		return t.Pass.Render(GlyphPass)
	case Ask:
		return t.Ask.Render(GlyphAsk)
	case Warn:
		return t.Warn.Render(GlyphWarn)
	case Fail:
		return t.Fail.Render(GlyphFail)
	default:
		return " "
	}
}

// Heading draws the heading of a part of a screen; that of the part which the keys go to is marked by a glyph and not by
// its colour alone.
func (t *Theme) Heading(text string, focused bool) string {
	if !focused {
		return t.Title.Render(text)
	}
	return t.Accent.Render(GlyphFolded) + " " + t.Focus.Render(text)
}
