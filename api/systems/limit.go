package systems

// Scope is for whom a limit counts: client, user or ip.
type Scope string

// Limit is a rate limit or a lockout.
type Limit struct {
	ID         string   `yaml:"id,required"`
	Scope      Scope    `yaml:"scope,required"`
	Operations []string `yaml:"operations"`     // empty: all together
	Count      int      `yaml:"count,required"` // calls
	Window     int      `yaml:"window_s,required"`
	Block      int      `yaml:"block_s"` // seconds that the scope stays blocked; 0: until the window has passed
	Basis      Basis    `yaml:"basis,required"`
	Source     string   `yaml:"source"`
	Text       string   `yaml:"text,required"`
}

// RetryRule is when the vendor says that a call may be repeated, and how.
type RetryRule struct {
	Statuses []int    `yaml:"statuses"`  // HTTP statuses that may be retried; no other
	First    int      `yaml:"first_ms"`  // the first wait
	Cap      int      `yaml:"cap_ms"`    // the longest wait
	Tries    int      `yaml:"tries"`     // all tries together
	Jitter   int      `yaml:"jitter_ms"` // each wait varies by up to this, either way
	Basis    Basis    `yaml:"basis"`
	Source   string   `yaml:"source"`
	Text     string   `yaml:"text"`
	Codes    []string `yaml:"codes"` // codes that mean the same where no status is known
}

// Lifetime is how long a value that the vendor made stays good.
type Lifetime struct {
	ID      string   `yaml:"id,required"`
	Field   string   `yaml:"field,required"`   // the field that carries the value
	MadeBy  []string `yaml:"made_by,required"` // operations that make a new one
	Seconds int      `yaml:"seconds,required"`
	Basis   Basis    `yaml:"basis,required"`
	Source  string   `yaml:"source"`
	Text    string   `yaml:"text,required"`
}
