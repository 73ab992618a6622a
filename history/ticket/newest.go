package ticket

import "casebook/history"

// Newest returns what a ticket is made of that is about attempts of no case, oldest first:
// the newest that it holds, and a case without number that says how many there are.
func Newest(attempts []history.Attempt) (history.Case, []history.Attempt) {
	return history.Case{Attempts: len(attempts)}, attempts[max(0, len(attempts)-maxAttempts):]
}
