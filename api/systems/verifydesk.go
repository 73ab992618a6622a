package systems

import (
	"slices"
	"strings"
	"time"
)

// verifyDesk finds what a desk cannot mean. d is what was read; whole is d, or for a
// pack that extends another the two together.
func (r *reader) verifyDesk(d, whole *Desk) {
	for i := range d.Days {
		oneOf(r, "days", &d.Days[i], days)
	}
	for _, clock := range []*string{&d.Opens, &d.Closes} {
		if _, err := time.Parse("15:04", *clock); err != nil && *clock != "" {
			r.problem(r.at(clock), "%q is no time of day; it looks like \"09:00\", at most \"23:59\"", *clock)
		}
	}
	if !knownZone(d.Zone) {
		r.problem(r.at(&d.Zone), "zone: %q is no time zone; it wants an IANA name like Asia/Amman", d.Zone)
	}
	for i := range d.Wants {
		oneOf(r, "item", &d.Wants[i].Item, items)
	}
	once(r, "day", d.Days)
	once(r, "part", d.Parts)
	r.verifyHours(d, whole)
	r.verifyTemplate(d)
}

// verifyHours finds hours of which a part is missing.
func (r *reader) verifyHours(d, whole *Desk) {
	at := r.at(&d.Opens, &d.Closes, &d.Days, &d.Zone, d)
	if whole.Opens == "" && whole.Closes == "" && len(whole.Days) == 0 {
		return
	}
	for _, part := range []struct {
		name  string
		lacks bool
	}{{"opens", whole.Opens == ""}, {"closes", whole.Closes == ""}, {"days", len(whole.Days) == 0}, {"zone", whole.Zone == ""}} {
		if part.lacks {
			r.problem(at, "the hours of `desk` lack %q; they want days, opens, closes and zone", part.name)
		}
	}
}

// verifyTemplate finds an address that is none, what is asked for twice, and a ticket
// that would tell nothing.
func (r *reader) verifyTemplate(d *Desk) {
	if name, host, ok := strings.Cut(d.Email, "@"); d.Email != "" && (!ok || name == "" || host == "" || strings.ContainsAny(d.Email, " \t\n<>()[]\\,;:\"") || strings.Contains(host, "@")) {
		r.problem(r.at(&d.Email), "%q is no mail address; it looks like support@example.com", d.Email)
	}
	for i := range d.Wants {
		if slices.ContainsFunc(d.Wants[:i], func(w Want) bool { return w.Item == d.Wants[i].Item }) {
			r.problem(r.at(&d.Wants[i].Item), "the item %q stands twice in `wants`", d.Wants[i].Item)
		}
	}
	for _, part := range []Part{PartSummary, PartAttempts} {
		if len(d.Parts) > 0 && !slices.Contains(d.Parts, part) {
			r.problem(r.at(&d.Parts), "`parts` lacks %q: a ticket without it says nothing", string(part))
		}
	}
}

// once finds a word that stands twice.
func once[W ~string](r *reader, what string, list []W) {
	for i := range list {
		if slices.Contains(list[:i], list[i]) {
			r.problem(r.at(&list[i]), "the %s %q stands twice", what, string(list[i]))
		}
	}
}

// knownZone reports whether name is empty or an IANA name. A computer's own zone is
// another one elsewhere.
func knownZone(name string) bool {
	_, err := zone(name)
	return err == nil && name != "Local"
}
