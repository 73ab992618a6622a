// Package terminal holds no code: its tests run the whole program in a terminal, and end it
// in all the ways that a terminal can.
package terminal
