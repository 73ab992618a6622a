package systems

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Desk is the vendor's support desk.
type Desk struct {
	Name    string   `yaml:"name"`
	Email   string   `yaml:"email"`
	Days    []string `yaml:"days"`  // Sun, Mon, …; empty: not documented
	Opens   string   `yaml:"opens"` // 15:04, local to Zone
	Closes  string   `yaml:"closes"`
	Zone    string   `yaml:"zone"` // IANA name
	Wants   []Want   `yaml:"wants"`
	Before  string   `yaml:"before"` // what the vendor asks to be done before writing
	Basis   Basis    `yaml:"basis"`
	Source  string   `yaml:"source"`
	CallID  string   `yaml:"call_id"` // header or member that identifies a call to the desk; empty: nothing does
	Warning string   `yaml:"warning"`
	Parts   []Part   `yaml:"parts"` // what a ticket has, in this order; empty: see [Desk.Order]
}

// Want is one thing that a desk asks for. Item is what the ticket puts there.
type Want struct {
	Item string `yaml:"item,required"` // status, request-line, request-body, answer-body, time
	Text string `yaml:"text,required"`
}

// Part is one section of a ticket.
type Part string

// The parts of a ticket. Its title, whom it is for and the references always stand
// before them.
const (
	PartSummary      Part = "summary"
	PartEnvironment  Part = "environment"
	PartTimeline     Part = "timeline"
	PartDifferences  Part = "differences"
	PartCauses       Part = "causes"
	PartChecklist    Part = "checklist"
	PartCaller       Part = "caller"
	PartAttempts     Part = "attempts"
	PartReproduction Part = "reproduction"
	PartVersions     Part = "versions"
)

// parts is every part in the usual order: what is read at once, then what it rests on.
var parts = []Part{
	PartSummary, PartEnvironment, PartTimeline, PartDifferences, PartCauses,
	PartChecklist, PartCaller, PartAttempts, PartReproduction, PartVersions,
}

// Order returns the parts of a ticket for this desk, in their order.
func (d Desk) Order() []Part {
	if len(d.Parts) > 0 {
		return d.Parts
	}
	return slices.Clone(parts)
}

// Hours returns when the desk is open, as "Sun–Thu 09:00–18:00, Asia/Amman", or ""
// when the vendor does not say.
func (d Desk) Hours() string {
	if len(d.Days) == 0 || d.Opens == "" {
		return ""
	}
	return fmt.Sprintf("%s %s–%s, %s", d.span(), d.Opens, d.Closes, d.Zone)
}

// span returns the days as people write them: Sun–Thu, or Mon, Wed, Fri.
func (d Desk) span() string {
	for i, day := range d.Days {
		if i > 0 && slices.Index(days, day) != (slices.Index(days, d.Days[i-1])+1)%len(days) {
			return strings.Join(d.Days, ", ")
		}
	}
	if len(d.Days) == 1 {
		return d.Days[0]
	}
	return d.Days[0] + "–" + d.Days[len(d.Days)-1]
}

// with returns d with what more says in its place, key by key. Where the team changes
// anything, a page of the vendor's is no source for the whole any more.
func (d Desk) with(more Desk) Desk {
	if reflect.ValueOf(more).IsZero() {
		return d
	}
	whole := Desk{
		Name: cmp.Or(more.Name, d.Name), Email: cmp.Or(more.Email, d.Email),
		Days: d.Days, Opens: cmp.Or(more.Opens, d.Opens), Closes: cmp.Or(more.Closes, d.Closes), Zone: cmp.Or(more.Zone, d.Zone),
		Wants: d.Wants, Before: cmp.Or(more.Before, d.Before), Basis: cmp.Or(more.Basis, d.Basis), Source: more.Source,
		CallID: cmp.Or(more.CallID, d.CallID), Warning: cmp.Or(more.Warning, d.Warning), Parts: d.Parts,
	}
	if more.Days != nil {
		whole.Days = more.Days
	}
	if more.Wants != nil {
		whole.Wants = more.Wants
	}
	if more.Parts != nil {
		whole.Parts = more.Parts
	}
	return whole
}
