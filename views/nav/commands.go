package nav

import "charm.land/bubbles/v2/key"

// Commander is a screen that offers other commands by name than those of its Keys:
// a binding that stands for several keys in the help is one command for each.
type Commander interface {
	Commands() []key.Binding
}

// Helper is a screen whose help says more of its keys than the window's last line has
// room for.
type Helper interface {
	Help() []key.Binding
}
