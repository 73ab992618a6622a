package nav

// Heading is what the window's first line says of the screen below it.
type Heading struct {
	Case      uint64 // its number; 0: none yet
	Title     string // what it is about, in a few words; it may hold text of a server
	Place     string // what is called, as "authmatech · verify"; empty: nothing in particular
	Solved    bool   // the case is closed as solved
	From      string // where a real call that is shown was made, when that is not where the next one goes: "pasted", "from staging"; empty: nothing of the kind is shown
	Simulated bool   // what would go out from here goes to the simulator, or is of its answers; never said of where a real call goes
}

// Headed is a screen that has a heading. Without one the line names the program
// only.
type Headed interface {
	Heading() Heading
}
