package nav

import "casebook/history/draft"

// Drafted says that the drafts of this window are not what they were.
type Drafted struct{}

// OpenDraft opens a draft where it goes on.
type OpenDraft struct{ Draft *draft.Draft }
