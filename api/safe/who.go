package safe

// Who tells the engineer whom a token stands for: the first writing of a personal
// value, by the name of its token ("phone-1"). It is for the screen of whoever may
// read the history; a [Text] never holds it. It is false for a name that this case
// does not have, and for the token of a value that was cut when it was kept.
func (s *Sharer) Who(name string) (Shown, bool) {
	for _, v := range s.values {
		if v.name == name {
			return Line(v.exact), true
		}
	}
	return Shown{}, false
}
