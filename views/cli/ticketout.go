package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/outbox"
	"casebook/history/ticket"
)

// The ways by which a ticket leaves. What is only shown on the engineer's own terminal
// does not.
const (
	saved   = "saved"
	copied  = "copied"
	printed = "printed"
)

// leaking is the error of a ticket whose second scan found something. What it found
// is not said: it must not leave.
func leaking(t ticket.Ticket) error {
	return fmt.Errorf("the finished ticket still holds %s that must not leave, so it is not written; this is a defect of casebook, please report it", count(len(t.Leaks), "value"))
}

// release lets the ticket out, and keeps with the case that it left.
func (d *dispatch) release(ctx context.Context, t ticket.Ticket, out safe.Outgoing) error {
	f := d.flags
	if f.out != "" {
		if err := outbox.WriteFile(f.out, out); err != nil {
			return err
		}
		d.remark("the ticket is in %s: %d bytes, SHA-256 %s", label(f.out), len(out.Bytes()), digest(out))
		if err := d.record(ctx, t, out, saved); err != nil {
			return err
		}
	}
	if f.copy {
		if err := d.copyOut(ctx, out); err != nil {
			return err
		}
		if err := d.record(ctx, t, out, copied); err != nil {
			return err
		}
	}
	if f.json || f.out == "" && !f.copy {
		if err := d.printOut(ctx, t, out); err != nil {
			return err
		}
	}
	d.after(t)
	return nil
}

// printOut writes the ticket, or what is known of it, to standard output.
func (d *dispatch) printOut(ctx context.Context, t ticket.Ticket, out safe.Outgoing) error {
	if d.flags.json {
		if err := d.printDescription(d.describe(t, out)); err != nil {
			return err
		}
	} else if _, err := d.out.Write(out.Bytes()); err != nil {
		return unwritten(err)
	}
	if err := d.flush(); err != nil {
		return err
	}
	if d.OutIsTerminal || d.flags.out != "" { // in the latter case its leaving is kept already
		return nil
	}
	return d.record(ctx, t, out, printed)
}

// copyOut puts a ticket on the clipboard, or asks the terminal to, and says what is known
// of its arrival.
func (d *dispatch) copyOut(ctx context.Context, out safe.Outgoing) error {
	text, is := out.(safe.Text)
	if !is {
		return usage("%s cannot be copied; use --out FILE", d.format)
	}
	copied, err := outbox.Copy(ctx, text, d.setup.variable)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return usage("the ticket is not copied: %w; --out FILE writes one", err)
	}
	if err := d.toTerminal(copied.Sequence); err != nil {
		return err
	}
	d.remark("the ticket: %s; --out FILE is the sure way", copied.Said)
	return nil
}

// toTerminal writes a sequence to the terminal that standard output is, or standard
// error.
func (d *dispatch) toTerminal(sequence []byte) error {
	switch {
	case len(sequence) == 0:
	case d.OutIsTerminal:
		if _, err := d.out.Write(sequence); err != nil {
			return unwritten(err)
		}
		return d.flush()
	case d.ErrIsTerminal:
		_, _ = d.Err.Write(sequence) // as with all that goes there, nobody is left to tell
	default:
		return usage("--copy finds no tool for the clipboard here and no terminal to ask; use --out FILE")
	}
	return nil
}

// record keeps with the case that its ticket left. It has left, so it is kept even when
// the run was cancelled meanwhile.
func (d *dispatch) record(ctx context.Context, t ticket.Ticket, out safe.Outgoing, way string) error {
	if d.inCase == 0 {
		return nil
	}
	left := t.Left(way, d.format, out, d.Now())
	_, err := (&attempt.Runner{Store: d.store}).NoteLeft(context.WithoutCancel(ctx), d.inCase, left)
	if err != nil {
		return fmt.Errorf("the ticket was %s, but that could not be kept with case %d: %w", way, d.inCase, err)
	}
	return nil
}

func digest(out safe.Outgoing) string {
	sum := sha256.Sum256(out.Bytes())
	return hex.EncodeToString(sum[:])
}

// remember finds how tickets like this one left before: to its desk, of its kind, with an
// attempt that it is about.
func (d *dispatch) remember(t ticket.Ticket) {
	d.ids = d.held(t)
	d.left = slices.DeleteFunc(slices.Clone(d.known), func(left history.Left) bool { return !d.akin(left) })
}

// held are the ids of the attempts that a ticket holds.
func (d *dispatch) held(t ticket.Ticket) []string {
	return t.Left("", d.format, t.Text, d.Now()).Attempts
}

// akin reports whether a ticket that left went to this desk and was of this kind, as far
// as the attempts in it tell.
func (d *dispatch) akin(left history.Left) bool {
	at := func(id string) int {
		return slices.IndexFunc(d.source.Attempts, func(a history.Attempt) bool { return a.ID == id })
	}
	mine := at(d.ids[0])
	for _, id := range left.Attempts {
		if i := at(id); i >= 0 && mine >= 0 {
			one, other := d.source.Attempts[i], d.source.Attempts[mine]
			return one.System == other.System && one.Simulated == other.Simulated
		}
	}
	return d.source.Case.ID != 0 // of attempts that are too old for a ticket by now
}
