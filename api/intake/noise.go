package intake

import "slices"

// envelopeKey is a key that answers have and what programs log of themselves has not.
var envelopeKey = pattern(`"(?i:error|errors|error_[a-z]+|success|messages|validNumber|access_token|authorization_code)" ?:`)

// take keeps v. Where no more are kept, one that tells of a call takes the place of the
// first that does not.
func (d *digger) take(v value) {
	v.tells = d.tells(v)
	if n := len(d.found); n > 0 {
		d.found[n-1].until = min(d.found[n-1].until, v.start)
	}
	if len(d.found) < maxAnswers {
		d.found = append(d.found, v)
		return
	}
	mute := slices.IndexFunc(d.found, func(f value) bool { return !f.tells })
	switch {
	case v.tells && mute >= 0:
		d.found = append(slices.Delete(d.found, mute, mute+1), v)
		d.noise++
	case v.tells:
		d.more++
	default:
		d.noise++
	}
}

// tells reports whether v has what answers have, or the words before it say that it was
// sent, came back or had a status.
func (d *digger) tells(v value) bool {
	if envelopeKey().Match(v.body[:min(len(v.body), sample)]) || v.cut {
		return true
	}
	if d.noise > maxNoise {
		return false
	}
	before := d.text[max(v.after, v.start-maxNear):v.start]
	return roleOf(before) != noRole || len(stated{before}.statuses()) > 0
}

// maxNoise is how many values that tell nothing are passed over before the words beside
// such values are no longer read.
const maxNoise = 200

// maxNear is how much of the words before a value is read for what they say of it.
const maxNear = 2 << 10

// quieten forgets the values that tell of no call where others do, and else counts those
// that were not kept as what was not read.
func (d *digger) quieten() {
	telling := slices.DeleteFunc(slices.Clone(d.found), func(v value) bool { return !v.tells })
	if !slices.ContainsFunc(telling, func(v value) bool { return envelopeKey().Match(v.body[:min(len(v.body), sample)]) }) {
		d.more, d.noise = d.more+d.noise, 0
		return
	}
	d.noise += len(d.found) - len(telling)
	d.found = telling
}
