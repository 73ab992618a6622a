package views

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/home"
	"casebook/views/nav"
)

// root is the program's one tea.Model: it holds the screens, gives each message to
// whom it concerns, and draws the lines around the top screen.
type root struct {
	setUp    func() (nav.Setup, error)
	starting ui.Task[started]
	care     func(context.Context) (string, error)
	said     func(context.Context) (string, error)
	caring   ui.Task[string]
	hearing  ui.Task[string]
	noColor  bool
	getenv   func(string) string
	stop     func()         // ends the program from outside its loop; nil in tests
	guard    bool           // a fault in a command ends the program; off in tests that look at commands
	aside    func() tea.Msg // stops the program until the shell goes on with it
	ask      func()         // asks the terminal for its background; nil in tests
	// await waits until the history is another than before; nil in tests that run commands
	// to their end.
	await func(ctx context.Context, store stamper, before history.Stamp) (history.Stamp, error)

	theme ui.Theme
	calls *nav.Calls
	setup nav.Setup
	early []tea.Msg // keys and pastes that came before there was a screen

	screens  []ui.Screen // home first; the last one is seen
	desks    []desk      // cases that were worked on in this window, the latest last
	overlays []ui.Overlay
	help     ui.Overlay // the help that was opened last
	notice   ui.Notice
	copying  copying
	privacy  privacy
	watching watching

	width, height int
	statusTall    int   // rows that the status line takes
	failed        error // why the program ends by itself
}

// Init asks for the background, whose answer may never come, and makes the setup:
// not before, because until the renderer's clock runs every other work delays the
// first frame, and there is time enough until its first tick.
func (m *root) Init() tea.Cmd {
	return m.guarded(tea.Batch(
		func() tea.Msg {
			if m.ask != nil {
				m.ask()
			}
			return nil
		},
		m.starting.Start(0, m.start),
	))
}

// started is the setup, and how the history was before anything was read from it.
type started struct {
	nav.Setup
	stamp history.Stamp
}

func (m *root) start(ctx context.Context) (started, error) {
	setup, err := m.setUp()
	if err != nil || setup.Store == nil {
		return started{Setup: setup}, err
	}
	stamp, _ := setup.Store.Stamp(ctx) // what is wrong with the history is said by who reads it
	return started{setup, stamp}, nil
}

// Update gives a message to whom it concerns. A fault ends the program.
func (m *root) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if recover() != nil {
			m.failed = fault(safe.FaultAt())
			model, cmd = m, tea.Quit
		}
	}()
	if m.failed != nil {
		return m, tea.Quit
	}
	cmd = m.route(msg)
	m.privacy.heed(m)
	if len(m.overlays) > 0 && len(m.status()) != m.statusTall {
		m.resizeOverlays()
	}
	if next := m.watch(); next != nil {
		cmd = tea.Batch(cmd, next)
	}
	return m, m.guarded(cmd)
}

// route is Update without the guard.
func (m *root) route(msg tea.Msg) tea.Cmd {
	if began, err, ok := m.starting.Finish(msg); ok {
		m.watching.stamp = began.stamp
		return m.begin(began.Setup, err)
	}
	if said, err, ok := m.caring.Finish(msg); ok {
		m.cared(said, err)
		return nil
	}
	if said, err, ok := m.hearing.Finish(msg); ok {
		if err != nil {
			return nil
		}
		m.notice = ui.Notice{Text: said}
		return m.hear()
	}
	if got, err, ok := m.copying.task.Finish(msg); ok {
		return m.copied(got, err)
	}
	if path, err, ok := m.copying.saving.Finish(msg); ok {
		m.saved(path, err)
		return nil
	}
	if stamp, err, ok := m.watching.task.Finish(msg); ok {
		return m.changed(stamp, err)
	}
	switch msg := msg.(type) {
	case faulted:
		m.failed = fault(msg.at)
		return tea.Quit
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.resize()
		return nil
	case tea.BackgroundColorMsg:
		m.theme = ui.NewTheme(msg.IsDark(), m.noColor)
		m.theme.Private = m.privacy.on
		return nil
	case resumed:
		m.goOn(msg)
		return nil
	case tea.KeyPressMsg:
		m.notice = ui.Notice{}
		return m.key(msg)
	case tea.PasteMsg:
		m.notice = ui.Notice{}
		return m.toTop(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	}
	if cmd, ok := m.move(msg); ok {
		return cmd
	}
	return m.toAll(msg)
}

// begin shows the home screen, and then does what was pressed meanwhile.
func (m *root) begin(setup nav.Setup, err error) tea.Cmd {
	if err != nil {
		m.failed = err
		return tea.Quit
	}
	m.setup = setup
	m.setup.Theme, m.setup.Calls, m.setup.Writes, m.setup.Lines = &m.theme, m.calls, &nav.Writes{}, nav.NewLines()
	cmds := []tea.Cmd{m.push(home.New(m.setup)), m.takeCare(), m.hear()}
	early := m.early
	m.early = nil
	for _, msg := range early {
		cmds = append(cmds, m.route(msg))
	}
	return tea.Batch(cmds...)
}

// takeCare begins what is done beside the screens.
func (m *root) takeCare() tea.Cmd {
	if m.care == nil {
		return nil
	}
	return m.caring.Start(0, m.care)
}

// hear waits for what is to be said of the history.
func (m *root) hear() tea.Cmd {
	if m.said == nil {
		return nil
	}
	return m.hearing.Start(0, m.said)
}

// cared shows what was done beside the screens.
func (m *root) cared(said string, err error) {
	switch {
	case err != nil:
		m.notice = ui.Notice{Severity: ui.Warn, Text: safe.Line(err.Error()).String()}
	case said != "":
		m.notice = ui.Notice{Text: said}
	}
}

// top is the screen that is seen; nil before there is one.
func (m *root) top() ui.Screen {
	if len(m.screens) == 0 {
		return nil
	}
	return m.screens[len(m.screens)-1]
}

// toTop gives what was typed or pasted to the open overlay, else to the top screen.
func (m *root) toTop(msg tea.Msg) tea.Cmd {
	if len(m.overlays) > 0 {
		return m.toOverlay(msg)
	}
	if top := m.top(); top != nil {
		return top.Update(msg)
	}
	m.early = append(m.early, msg)
	return nil
}

func (m *root) toOverlay(msg tea.Msg) tea.Cmd {
	last := len(m.overlays) - 1
	cmd, closed := m.overlays[last].Update(msg)
	if closed {
		m.overlays = m.overlays[:last]
	}
	return cmd
}

// toAll gives a message to every screen, also of parked cases: whose result it is, they
// know themselves.
func (m *root) toAll(msg tea.Msg) tea.Cmd {
	screens := m.everyScreen()
	cmds := make([]tea.Cmd, 0, len(screens))
	for _, screen := range screens {
		cmds = append(cmds, screen.Update(msg))
	}
	return tea.Batch(cmds...)
}
