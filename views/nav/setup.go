package nav

import (
	"time"

	"casebook/api/environment"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
)

// Setup is what every screen is given when it is made. Everything in it may be
// shared between screens.
type Setup struct {
	Theme       *ui.Theme
	Packs       *systems.Packs
	Store       *history.Store
	Runner      *attempt.Runner
	Environment environment.Environment // where sends go
	Now         func() time.Time
	Drafts      *draft.Window // what is typed and neither sent nor saved; nil: it is kept nowhere
	Calls       *Calls        // the sends in flight: a send runs in a context of it, so that quitting ends it and waits for its record
}
