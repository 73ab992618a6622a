package nav

import (
	"context"
	"time"

	"casebook/api/environment"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
)

// Store is what screens need of a history, all of them together; each says itself what it
// needs.
type Store interface {
	attempt.Store
	Recent(ctx context.Context, from history.CasePlace, limit int) (history.RecentCases, error)
	Search(ctx context.Context, q history.Query, p history.Page) (history.Found, error)
	Count(ctx context.Context, q history.Query, p history.Page) (history.Facets, error)
	Stamp(ctx context.Context) (history.Stamp, error)
}

// Setup is what every screen is given when it is made. Everything in it may be
// shared between screens.
type Setup struct {
	Theme       *ui.Theme
	Packs       *systems.Packs
	Store       Store
	Runner      *attempt.Runner
	Environment environment.Environment // where sends go
	Now         func() time.Time
	Drafts      *draft.Window // what is typed and neither sent nor saved; nil: it is kept nowhere
	Lines       *Lines        // what was typed for fields of cases and left
	Writes      *Writes       // what was decided to be written: quitting waits for it
	Calls       *Calls        // the sends in flight: a send runs in a context of it, so that quitting ends it and waits for its record
}
