//go:build unix

package outbox

import "syscall"

// apart starts a tool in a session of its own, so that one that serves the clipboard
// outlives the terminal's window.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
