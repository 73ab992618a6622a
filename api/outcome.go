package api

// Outcome is how an exchange ended, in the one word that lists, filters and exit
// statuses go by.
type Outcome string

// The outcomes of an exchange. Pending is one whose call had not ended when it was
// last recorded: in flight, or its process died.
const (
	Success    Outcome = "success"
	Negative   Outcome = "negative" // a 200 whose verdict is no: never an error
	Refused    Outcome = "failure"  // the system answered that it will not or cannot
	NoAnswer   Outcome = "transport-error"
	Unreadable Outcome = "unreadable" // an answer that is not what the system speaks
	Pending    Outcome = "pending"
	Cancelled  Outcome = "cancelled" // by us; it may still count
)

// String returns the words that a screen shows for o.
func (o Outcome) String() string {
	switch o {
	case Success:
		return "verified"
	case Negative:
		return "not verified"
	case Refused:
		return "refused"
	case NoAnswer:
		return "no answer"
	case Unreadable:
		return "unreadable"
	case Pending:
		return "waiting"
	case Cancelled:
		return "cancelled"
	}
	return string(o)
}
