package outbox

import "syscall"

// apart is as any program is started: on Windows no tool lives on.
func apart() *syscall.SysProcAttr { return nil }
