package views

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/cases"
	"casebook/views/codes"
	"casebook/views/nav"
	"casebook/views/request"
	"casebook/views/ticket"
)

// move does what a screen asked for, and says whether msg was such a wish.
func (m *root) move(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case nav.OpenRequest:
		return m.push(request.New(m.setup, msg)), true
	case nav.OpenTicket:
		return m.push(ticket.New(m.setup, msg)), true
	case nav.OpenCodes:
		return m.push(codes.New(m.setup, msg)), true
	case nav.OpenCase:
		return m.openCase(msg), true
	case nav.OpenCases:
		return m.openCases(), true
	case nav.OpenHandover:
		return m.push(cases.NewHandover(m.setup)), true
	case resumeDesk:
		if at := m.find(msg.desk); at >= 0 {
			return m.resume(at), true
		}
	case switchCase:
		return m.switchCase(), true
	case nav.OpenDraft:
		return m.openDraft(msg.Draft), true
	case nav.Back:
		return m.back(), true
	case nav.Tell:
		m.open(ui.NewReading(&m.theme, msg.Title, msg.Text, max(1, min(ui.TextWidth, m.width-8))))
	case nav.Copy:
		return m.copy(msg), true
	case nav.Say:
		m.notice = msg.Notice
	case nav.Ask:
		m.open(ui.NewConfirm(&m.theme, msg.Question))
	case nav.Prompt:
		m.open(ui.NewPrompt(&m.theme, msg.Entry))
	case nav.Choose:
		m.open(ui.NewMenu(&m.theme, msg.Offer))
	case openPalette:
		m.openPalette()
	case openHelp:
		m.openHelp()
	case flipPrivacy:
		m.flipPrivacy()
	case saveCopied:
		return m.saveCopied(), true
	case goHome:
		var cmds []tea.Cmd
		for len(m.screens) > 1 {
			cmds = append(cmds, m.back())
		}
		return tea.Batch(cmds...), true
	default:
		return nil, false
	}
	return nil, true
}

// push shows a screen over the others.
func (m *root) push(screen nav.Screen) tea.Cmd {
	m.screens = append(m.screens, screen)
	m.resize()
	return screen.Init()
}

// back leaves the top screen; home stays. Leaving does not end a call in flight.
func (m *root) back() tea.Cmd {
	last := len(m.screens) - 1
	if last < 1 {
		return nil
	}
	at, screen := m.atHand(), m.top()
	left := m.closeAbove(last)
	kept := m.left(at, screen)
	if m.calls.InFlight() {
		m.notice = ui.Notice{Text: "a call is still under way; what comes of it is kept in its case"}
	}
	return tea.Batch(kept, left, m.top().Update(nav.Shown{}))
}

// open shows an overlay over what is there.
func (m *root) open(overlay ui.Overlay) {
	m.overlays = append(m.overlays, overlay)
	m.resizeOverlays()
}

// openHelp lists the keys that count now: in a dialog its own, since it takes those of
// the screen below it.
func (m *root) openHelp() {
	var here []ui.Section
	if n := len(m.overlays); n > 0 {
		here = append(here, ui.Section{Title: "this dialog", Keys: m.overlays[n-1].Keys()})
	} else if top := m.top(); top != nil {
		keys := top.Keys()
		if more, ok := top.(nav.Helper); ok {
			keys = more.Help()
		}
		here = append(here, ui.Section{Title: "this screen", Keys: keys})
	}
	m.help = ui.NewHelp(&m.theme, append(here, ui.Section{Title: "everywhere", Keys: m.everywhere()})...)
	m.open(m.help)
}

// openPalette offers everything that can be done here and now.
func (m *root) openPalette() {
	var commands []ui.Command
	if top := m.top(); top != nil {
		keys := top.Keys()
		if more, ok := top.(nav.Commander); ok {
			keys = more.Commands()
		}
		commands = ui.CommandsOf(slices.DeleteFunc(slices.Clone(keys), nameless)...)
	}
	commands = append(append(commands, m.ways()...), m.journeys()...)
	m.open(ui.NewPalette(&m.theme, append(commands,
		ui.Command{Title: "help", Key: "f1", Also: []string{"keys"}, Run: nav.Go(openHelp{})},
		ui.Command{Title: m.privacy.verb(), Key: "f2", Also: []string{"privacy", "share the screen", "blur", "private"}, Run: nav.Go(flipPrivacy{})},
		ui.Command{Title: "quit", Key: "ctrl+c", Also: []string{"exit"}, Run: tea.Quit},
	)...))
}

// nameless says that a binding is no command: its key only moves the cursor, which
// nobody looks for by name, or it is no key but a paste.
func nameless(b key.Binding) bool {
	return slices.ContainsFunc(b.Keys(), func(name string) bool {
		return name == "up" || name == "pgup" || name == "tab" || name == "paste"
	})
}

// journeys are the moves that can be made from anywhere.
func (m *root) journeys() []ui.Command {
	commands := m.caseJourneys()
	if m.setup.Packs != nil {
		commands = append(commands, ui.Command{
			Title: "documented answers", Also: []string{"codes", "errors", "reasons"}, Run: nav.Go(nav.OpenCodes{}),
		})
		for _, pack := range m.setup.Packs.Systems {
			for _, operation := range pack.Operations {
				commands = append(commands, ui.Command{
					Title: "new call: " + pack.Name + " · " + operation.Name,
					Also:  []string{pack.ID + " " + operation.ID, "form", "request", "send"},
					Run:   nav.Go(nav.OpenRequest{System: pack.ID, Operation: operation.ID}),
				})
			}
		}
	}
	if len(m.screens) > 1 {
		commands = append(commands, ui.Command{Title: "home: cases, and what do you have?", Also: []string{"start", "recent cases"}, Run: nav.Go(goHome{})})
		if !m.takes("esc") {
			commands = append(commands, ui.Command{Title: "back to the screen before", Key: "esc", Run: nav.Go(nav.Back{})})
		}
	}
	return commands
}

// caseJourneys are the moves between cases.
func (m *root) caseJourneys() []ui.Command {
	if m.setup.Store == nil {
		return nil
	}
	commands := []ui.Command{
		{Title: "cases: list them all", Key: casesKey().Help().Key, Also: []string{"search cases", "state", "owner", "tags"}, Run: nav.Go(nav.OpenCases{})},
		{Title: "hand over: what is open and waiting for whom", Also: []string{"handover", "shift", "cases"}, Run: nav.Go(nav.OpenHandover{})},
	}
	now := m.atHand().number
	m.dropStale()
	for _, d := range slices.Backward(m.desks) {
		if d.number != now || now == 0 {
			commands = append(commands, ui.Command{Title: "switch to " + d.name(), Also: []string{"parked", "before"}, Run: nav.Go(resumeDesk{d})})
		}
	}
	return commands
}

// What the root asks of itself.
type (
	openPalette struct{}
	openHelp    struct{}
	saveCopied  struct{}
	flipPrivacy struct{}
	goHome      struct{}
	switchCase  struct{}
)

func caseName(id uint64) string { return "Case " + strconv.FormatUint(id, 10) }
