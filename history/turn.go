package history

// courtesy is how long who reads lets those go first who wait to write: longer than a
// search keeps the history to itself, so that all who read are through by then. A lock that
// readers share is free at no time when enough of them come one after the other.
const courtesy = 2 * slice
