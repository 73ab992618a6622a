package attempt

import (
	"context"

	"casebook/history"
)

// Store is what making attempts needs of a history. The file of package history is one; a
// store that a team shares can be another.
type Store interface {
	Reader
	Importer
	Path() string // for messages
	Begin(ctx context.Context, a history.Attempt, open *history.Case, admit ...history.Admit) (history.Attempt, error)
	Complete(ctx context.Context, a history.Attempt, change func(*history.Case)) error
	Add(ctx context.Context, a history.Attempt, open *history.Case) (history.Attempt, error)
	Rewrite(ctx context.Context, id string, change func(*history.Attempt) error) (history.Attempt, error)
	UpdateCase(ctx context.Context, id uint64, change func(*history.Case)) (history.Case, error)
	Assign(ctx context.Context, ids []string, to uint64, open *history.Case) (history.Case, error)
}

// Importer is what taking over the records of another history needs.
type Importer interface {
	Opened(ctx context.Context) (history.Opened, error)
	Import(ctx context.Context, b history.Batch) (history.Imported, error)
	Exists(ctx context.Context, ids []string) (here map[string]bool, err error)
	CheckImported(a history.Attempt) error
}

// Reader is what looking at attempts and cases needs of a history.
type Reader interface {
	Attempt(ctx context.Context, id string) (history.Attempt, error)
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
	Summary(ctx context.Context, id string) (history.Summary, error)
	Case(ctx context.Context, id uint64) (history.Case, error)
	NewestCase(ctx context.Context) (history.Case, error)
	SearchCases(ctx context.Context, q history.Query, before uint64, limit int) (history.FoundCases, error)
	OfUser(ctx context.Context, user string, limit int) ([]history.Summary, error)
	Alike(ctx context.Context, row history.Summary, limit int) (history.Alike, error)
}
