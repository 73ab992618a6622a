package nav

// Personal is a screen that names the personal values that it shows or holds, so that
// they can be hidden while others look on. It is asked after every message then, and
// computes nothing.
type Personal interface {
	Personal() []string
}
