package ui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// pulseInterval is the time between two beats of a [Pulse].
const pulseInterval = 100 * time.Millisecond

// Pulse shows that something is running and for how long. It asks for beats only between Start and Stop, so an idle
// screen wakes nobody. The zero value is ready.
type Pulse struct {
	current *beating
	elapsed time.Duration
	frame   int
}

// beating is the identity of one start.
type beating struct {
	since time.Time
}

// Beat is one tick of a [Pulse]; give it to [Pulse.Update].
type Beat struct {
	of *beating
	at time.Time
}

// Start begins at zero and returns the command for the first beat.
func (p *Pulse) Start() tea.Cmd {
	started := &beating{}
	p.current, p.elapsed, p.frame = started, 0, 0
	return func() tea.Msg { return Beat{of: started, at: time.Now()} }
}

// Update takes a beat and returns the command for the next one; nil when msg is not a beat of the running pulse.
func (p *Pulse) Update(msg tea.Msg) tea.Cmd {
	beat, ok := msg.(Beat)
	if !ok || beat.of == nil || beat.of != p.current {
		return nil
	}
	if p.current.since.IsZero() {
		p.current.since = beat.at
	}
	p.elapsed = beat.at.Sub(p.current.since)
	p.frame++
	of := beat.of
	return tea.Tick(pulseInterval, func(at time.Time) tea.Msg { return Beat{of: of, at: at} })
}

// Stop ends the beats; the elapsed time stays.
func (p *Pulse) Stop() { p.current = nil }

// Running says that beats are asked for.
func (p *Pulse) Running() bool { return p.current != nil }

// View is the moving mark and the elapsed time, such as "/ 1.2 s".
func (p *Pulse) View() string { return Elapsed(p.elapsed, p.frame) }

// Elapsed is a mark that turns with frame, and a duration: "| 0.4 s", "/ 12 s", "- 2 min 05 s". A negative duration is
// shown as none.
func Elapsed(d time.Duration, frame int) string {
	mark := [...]string{"|", "/", "-", "\\"}[max(0, frame)%4]
	d = max(0, d)
	switch {
	case d < 10*time.Second:
		return fmt.Sprintf("%s %.1f s", mark, d.Truncate(100*time.Millisecond).Seconds())
	case d < time.Minute:
		return fmt.Sprintf("%s %d s", mark, int(d.Seconds()))
	default:
		return fmt.Sprintf("%s %d min %02d s", mark, int(d.Minutes()), int(d.Seconds())%60)
	}
}
