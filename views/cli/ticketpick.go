package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/ticket"
)

// narrow reads what is to be shown, cut more, and left out.
func (d *dispatch) narrow(ctx context.Context) (err error) {
	for _, name := range d.flags.reveal {
		d.source.Reveal = append(d.source.Reveal, strings.TrimSpace(name))
	}
	if d.flags.cutFrom != "" {
		if d.source.Cut, err = d.cuts(ctx); err != nil {
			return err
		}
	}
	return d.chooseOnly()
}

// What may be cut by --cut-from: more values than a ticket tells apart would stay in
// it, and shorter ones stand in half of its words.
const (
	mostCuts    = 200
	shortestCut = 3 // characters
)

// cuts reads the values that --cut-from names. They are quoted in no message.
func (d *dispatch) cuts(ctx context.Context) ([]string, error) {
	name := d.flags.cutFrom
	b, err := d.readInput(ctx, name)
	if err != nil {
		return nil, err
	}
	var values []string
	number := 0
	for line := range strings.Lines(string(b)) {
		number++
		value := strings.Trim(line, "\r\n")
		switch {
		case strings.TrimSpace(value) == "":
			continue
		case !utf8.ValidString(value):
			return nil, usage("%s, line %d, is not UTF-8 text; --cut-from wants one value a line", label(name), number)
		case utf8.RuneCountInString(value) < shortestCut:
			return nil, usage("%s, line %d: a value of less than %d characters stands in too many words to be cut", label(name), number, shortestCut)
		}
		if values = append(values, value); len(values) > mostCuts {
			return nil, usage("%s holds more than %d values; give those that must not be seen", label(name), mostCuts)
		}
	}
	if len(values) == 0 {
		return nil, usage("%s is empty; --cut-from wants one value a line", label(name))
	}
	return values, nil
}

// chooseOnly finds the attempts that --only names.
func (d *dispatch) chooseOnly() error {
	d.source.Only = nil
	for _, name := range d.flags.only {
		id, err := d.attemptID(strings.TrimSpace(name))
		if err != nil {
			return err
		}
		d.source.Only = append(d.source.Only, id)
	}
	return nil
}

// attemptID is the id of the attempt that a name of --only stands for.
func (d *dispatch) attemptID(name string) (string, error) {
	attempts := d.source.Attempts
	if d.flags.from != "" {
		place, err := strconv.Atoi(name)
		if err != nil || place < 1 || place > len(attempts) {
			return "", usage("--only takes a number from 1 to %d here, the place of a call in the ticket", len(attempts))
		}
		return attempts[place-1].ID, nil
	}
	found := slices.DeleteFunc(slices.Clone(attempts), func(a history.Attempt) bool {
		return name == "" || !strings.HasSuffix(a.ID, strings.ToLower(name))
	})
	switch len(found) {
	case 0:
		return "", usage("the ticket has no attempt %q; casebook history --case lists those of a case", name)
	case 1:
		return found[0].ID, nil
	}
	return "", usage("%d attempts end in %q; give more of the id", len(found), name)
}

// tokenName is what the name of a personal value looks like.
var tokenName = regexp.MustCompile(`^[a-z][a-z-]{0,30}-[0-9]{1,6}$`)

// checkReveal makes sure that what --reveal names is there and may be shown.
func (d *dispatch) checkReveal(t ticket.Ticket) error {
	if d.private != nil && len(d.source.Reveal) > 0 {
		return usage("--reveal shows a value, and --privacy hides values; leave one of them")
	}
	for _, name := range d.source.Reveal {
		at := slices.IndexFunc(t.Tokens, func(token safe.Token) bool { return token.Name == name })
		switch {
		case at >= 0 && isPersonal(t.Tokens[at]):
			continue
		case at >= 0 && t.Tokens[at].Kind == cutKind:
			return usage("%q is cut because that was asked for, so it is not shown; %s", name, revealable(t))
		case at >= 0 || neverShown(t, name):
			return usage("%q was cut for good: a secret, one-time code or proof is kept nowhere and never shown; %s", name, revealable(t))
		case !tokenName.MatchString(name): // may be the value itself
			return usage("--reveal takes names, such as phone-1; %s", revealable(t))
		}
		return usage("the ticket has no %q; %s", name, revealable(t))
	}
	return nil
}

func isPersonal(token safe.Token) bool {
	return token.Class == safe.Personal && token.Kind != cutKind
}

// neverShown reports whether a name is that of a kind of value which is cut for good, with
// its mark or without.
func neverShown(t ticket.Ticket, name string) bool {
	kind, _, _ := strings.Cut(name, "#")
	kind = strings.TrimRight(kind, "- 0123456789")
	return slices.ContainsFunc(t.Tokens, func(token safe.Token) bool {
		return token.Class > safe.Personal && token.Kind == kind
	})
}

// mostNamed is how many names a message lists.
const mostNamed = 12

// revealable lists the values that may be shown, without a part of them.
func revealable(t ticket.Ticket) string {
	var names []string
	more := 0
	for _, token := range t.Tokens {
		switch {
		case !isPersonal(token):
		case len(names) == mostNamed:
			more++
		default:
			names = append(names, fmt.Sprintf("%s (%s)", token.Name, token.Shape))
		}
	}
	if more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	if len(names) == 0 {
		return "it holds no personal value"
	}
	return "there are " + strings.Join(names, ", ")
}
