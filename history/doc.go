// Package history keeps cases and attempts in one bbolt file. The file is opened
// for each operation and closed again, with a limit on the wait, so that several
// windows and commands share it. What is acknowledged is durable; what is damaged
// is named and never overwritten.
package history
