package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"casebook/history"
	"casebook/history/attempt"
)

// redacting is one run of history redact.
type redacting struct {
	*run
	runner *attempt.Runner
	flags  redactFlags
	cases  map[uint64]bool // those that were done

	end func()       // of what is shown while it works
	now atomic.Int64 // attempts that were looked at

	written, changed int      // attempts
	cut              bool     // something was cut
	lost             []string // attempts that cannot be read
	pages            int      // parts of the file that cannot be read
}

// watch shows on a terminal how far it came, until end.
func (d *redacting) watch() {
	d.end = d.progress(func(time.Duration) string { return "redacting… " + count(int(d.now.Load()), "attempt") })
}

// named redacts what a case's number or an attempt's id stands for.
func (d *redacting) named(ctx context.Context, ref string) error {
	if id, err := strconv.ParseUint(ref, 10, 64); err == nil && len(ref) < 20 {
		done, err := d.runner.RedoCase(ctx, id, d.flags.dry)
		return d.take(done, true, err)
	}
	done, err := d.runner.Redo(ctx, ref, d.flags.dry)
	return d.take(done, true, err)
}

// whole redacts the history, newest first, case by case.
func (d *redacting) whole(ctx context.Context) error {
	l := lister{store: d.runner.Store, show: func(s history.Summary) error {
		if !d.flags.all && !s.OlderRules() || d.cases[s.Case] && s.Case != 0 {
			return nil
		}
		d.cases[s.Case] = true
		done, err := d.runner.Redo(ctx, s.ID, d.flags.dry)
		if errors.Is(err, history.ErrDamaged) {
			d.lost = append(d.lost, s.ID)
			return nil
		}
		return d.take(done, false, err)
	}}
	return l.list(ctx, history.Page{})
}

// take tells what became of a case or an attempt. A case that was asked for is told of
// also when nothing became of it.
func (d *redacting) take(done attempt.Redone, asked bool, err error) error {
	d.now.Add(int64(len(done.Attempts)))
	d.written += done.Written()
	d.changed += done.Changed()
	if done.Unread != nil {
		d.lost, d.pages = append(d.lost, done.Unread.IDs...), max(d.pages, done.Unread.Pages)
	}
	cut := done.Changed() > 0 || done.Texts
	d.cut = d.cut || cut
	if len(done.Attempts) == 0 && !done.Texts || !cut && !(d.flags.json && (asked || done.Written() > 0)) {
		return err
	}
	d.end()
	defer d.watch()
	if d.flags.json {
		return cmp.Or(err, d.print(redacted{done, d.flags.dry}), d.flush())
	}
	d.show(done)
	return cmp.Or(err, d.flush())
}

// unread is the error that names what cannot be read; nil where nothing was in the way.
func (d *redacting) unread() error {
	if len(d.lost) == 0 && d.pages == 0 {
		return nil
	}
	return &history.Damaged{Path: d.runner.Store.Path(), IDs: d.lost, Pages: d.pages}
}

// redacted is what history redact prints as JSON.
type redacted struct {
	attempt.Redone
	Dry bool `json:"dry_run"` // nothing of it was written
}

// show tells people what was cut in a case or an attempt.
func (d *redacting) show(done attempt.Redone) {
	p := d.paper()
	name, where := fmt.Sprintf("case %d", done.Case), fmt.Sprintf(", in %d of %s", done.Changed(), count(len(done.Attempts), "attempt"))
	if done.Case == 0 {
		name, where = "attempt "+done.Attempts[0].ID[max(0, len(done.Attempts[0].ID)-shownID):], ""
	}
	switch {
	case done.Texts && len(done.Attempts) == 0:
		where = ", in what was written about it"
	case done.Texts:
		where += " and what was written about it"
	}
	p.item(name+"  ", "%s%s", cutWords(done.Cut), where)
	if done.Rotate != "" {
		p.item("  ", "to the customer: %s", done.Rotate)
	}
}

// cutWords says how many values of each class were cut.
func cutWords(cut []attempt.CutCount) string {
	var parts []string
	for _, c := range cut {
		parts = append(parts, fmt.Sprintf("%d %s", c.Values, c.Class))
	}
	if len(parts) == 0 {
		return "values that were known are cut in more places"
	}
	return "newly cut: " + strings.Join(parts, ", ")
}

// so says how many attempts were redacted again.
func (d *redacting) so() string {
	if d.flags.dry {
		return count(d.written, "attempt") + " would be redacted again, nothing was written"
	}
	were := " were redacted again"
	if d.written == 1 {
		were = " was redacted again"
	}
	return count(d.written, "attempt") + were
}

// sum says what came of all of it; JSON has said it line by line, but for where the old
// bytes are.
func (d *redacting) sum(all bool) {
	tell := d.paper().line
	if d.flags.json {
		tell = d.remark
	}
	switch {
	case d.flags.json:
	case d.written == 0 && !d.cut && all:
		tell("nothing to do: all attempts are redacted under today's rules")
	case d.written == 0 && !d.cut:
		tell("nothing to do: what could be read is redacted under today's rules")
	default:
		tell("%s; something was newly cut in %d", d.so(), d.changed)
	}
	if d.cut && !d.flags.dry {
		tell("free pages of %s may hold what was cut until casebook history compact wipes it, and so may backups of it", d.runner.Store.Path())
	}
}
