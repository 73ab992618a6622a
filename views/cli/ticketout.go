package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"casebook/history/outbox"
	"casebook/history/ticket"
)

// leaking is the error of a ticket whose second scan found something. What it found
// is not said: it must not leave.
func leaking(t ticket.Ticket) error {
	return fmt.Errorf("the finished ticket still holds %s that must not leave, so it is not written; this is a defect of casebook, please report it", count(len(t.Leaks), "value"))
}

// checkOut finds what is wrong with the name that --out gives, before any work.
func (f ticketFlags) checkOut() error {
	info, err := os.Lstat(f.out)
	switch {
	case err == nil && info.IsDir():
		return usage("%s is a folder; name a file in it", label(f.out))
	case err == nil && !f.force:
		return usage("%s is there already; --force replaces it", label(f.out))
	}
	if folder := filepath.Dir(f.out); err != nil {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return usage("%s cannot be written: there is no folder %s", label(f.out), label(folder))
		}
	}
	return nil
}

// saveTicket writes a ticket into a file.
func (r *run) saveTicket(t ticket.Ticket, f ticketFlags) error {
	if err := outbox.WriteFile(f.out, t.Text); err != nil {
		return err
	}
	r.remark("the ticket is in %s", label(f.out))
	return nil
}

// copyTicket puts a ticket on the clipboard, or asks the terminal to, and says what is
// known of its arrival.
func (r *run) copyTicket(ctx context.Context, t ticket.Ticket) error {
	copied, err := outbox.Copy(ctx, t.Text, r.setup.variable)
	if err != nil {
		return usage("the ticket is not copied: %w; --out FILE writes one", err)
	}
	if err := r.toTerminal(copied.Sequence); err != nil {
		return err
	}
	r.remark("the ticket: %s; --out FILE is the sure way", copied.Said)
	return nil
}

// toTerminal writes a sequence to the terminal that standard output is, or standard
// error.
func (r *run) toTerminal(sequence []byte) error {
	switch {
	case len(sequence) == 0:
	case r.OutIsTerminal:
		if _, err := r.out.Write(sequence); err != nil {
			return unwritten(err)
		}
		return r.flush()
	case r.ErrIsTerminal:
		_, _ = r.Err.Write(sequence) // as with all that goes there, nobody is left to tell
	default:
		return usage("--copy finds no tool for the clipboard here and no terminal to ask; use --out FILE")
	}
	return nil
}
