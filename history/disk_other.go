//go:build !linux && !darwin

package history

// freeDisk returns nothing where nobody says: a full disk shows when it is written to.
func freeDisk(string) (free int64, known bool) { return 0, false }
