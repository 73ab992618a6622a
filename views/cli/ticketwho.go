package cli

import "casebook/history/ticket"

// checkWho refuses what --who does not go with.
func (d *dispatch) checkWho() error {
	f := d.flags
	switch {
	case f.who == "":
	case f.out != "" || f.copy || f.save || f.json:
		return usage("--who only tells whom a mark stands for; leave --out, --copy, --save and --json")
	case d.private != nil:
		return usage("--who shows a value, and --privacy hides values; leave one of them")
	}
	return nil
}

// tell prints whom a token of the ticket stands for. Nothing leaves by that: it is for
// the engineer whom the vendor asks about phone-1.
func (d *dispatch) tell(t ticket.Ticket) error {
	name := d.flags.who
	who, ok := t.Who(name)
	switch {
	case ok:
		_, _ = d.out.WriteString(who.String() + "\n") // an error stays with the writer, and its Flush returns it
		return nil
	case neverShown(t, name):
		return usage("%q was cut for good: a secret, one-time code or proof is kept nowhere; %s", name, revealable(t))
	}
	return usage("the ticket has no %q; %s", name, revealable(t))
}
