package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
)

const codesHelp = `List the documented answers of all systems, or those of one, or search among them by a
code or by what a caller reads out. An answer's id prints its page: what it means, what
to do, words for the customer, and the call that brings it about in the simulator.

system:, operation: and status: filter, as in status:422 or system:auth.`

const codesExample = `  casebook codes
  casebook codes authmatech --status 400
  casebook codes INVALID_MOBILE_NUMBER
  casebook codes 422 valid verification code
  casebook codes authmatech.errors.code.03
  casebook codes --json | jq -r '.[] | select(.basis != "documented") | .id'`

func (r *run) codesCommand() *cobra.Command {
	var status int
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "codes [SYSTEM | ROW | CODE | WORDS…]",
		Short:             "list or search the documented answers",
		Long:              codesHelp,
		Example:           codesExample,
		ValidArgsFunction: r.completeCodes,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("status") && (status < 100 || status > 599) {
				return usage("--status is an HTTP status; they go from 100 to 599")
			}
			return r.codes(strings.Join(args, " "), status, asJSON)
		},
	}
	cmd.Flags().IntVar(&status, "status", 0, "only answers with this HTTP `STATUS`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	return cmd
}

// codes lists the documented answers that are asked for.
func (r *run) codes(asked string, status int, asJSON bool) error {
	packs := r.setup.Packs()
	if packs.Row(asked) != nil && status == 0 {
		page := pageOf(packs, asked)
		if asJSON {
			return r.print([]code{codeOf(page)})
		}
		showPage(r.paper(), page)
		return nil
	}
	query, listed := asked, asked == ""
	if pack := packs.System(asked); pack != nil {
		query, listed = "system:"+pack.ID, true
	}
	if status != 0 {
		query += fmt.Sprintf(" status:%d", status)
	}
	found := packs.Index().Search(query)
	if len(found.Hits) == 0 {
		return r.noCodes(packs, strings.TrimSpace(query), found.Notes)
	}
	for _, note := range found.Notes {
		r.remark("%s", note)
	}
	switch {
	case asJSON:
		all := make([]code, len(found.Hits))
		for i, hit := range found.Hits {
			all[i] = codeOf(explain.PageOf(packs, hit.Pack, hit.Row))
		}
		return r.print(all)
	case listed:
		r.showGroups(found.Hits)
	default:
		showHits(r.paper(), "", found.Hits)
	}
	return nil
}

// pageOf is the page of a row that is known to be there.
func pageOf(packs *systems.Packs, id string) explain.Page {
	for _, hit := range packs.Search("") {
		if hit.Row.ID == id {
			return explain.PageOf(packs, hit.Pack, hit.Row)
		}
	}
	return explain.Page{}
}

// noCodes is the error of a search that found nothing.
func (r *run) noCodes(packs *systems.Packs, query string, notes []string) error {
	if len(notes) > 0 {
		return usage("nothing found: %s", strings.Join(notes, "; "))
	}
	known := systemNames(packs)
	for _, hit := range packs.Search("") {
		known = append(append(known, hit.Row.ID), hit.Row.When.Code...)
	}
	if near := systems.Nearest(query, known); near != "" {
		return usage("no documented answer has %q; did you mean %q?", query, near)
	}
	return usage("no documented answer has %q; casebook codes lists them all", query)
}

// showGroups prints rows under the call that they answer.
func (r *run) showGroups(hits []systems.Hit) {
	p := r.paper()
	for i := 0; len(hits) > 0; i++ {
		first := hits[0]
		same := func(h systems.Hit) bool { return h.Pack == first.Pack && h.Row.Operation == first.Row.Operation }
		var group []systems.Hit
		for _, hit := range hits {
			if same(hit) {
				group = append(group, hit)
			}
		}
		hits = slices.DeleteFunc(hits, same)
		if i > 0 {
			p.blank()
		}
		p.line("%s", groupName(first))
		showHits(p, "  ", group)
	}
}

// groupName is the call that a row answers, as people say it and as commands take it.
func groupName(hit systems.Hit) string {
	if o := hit.Pack.Operation(hit.Row.Operation); o != nil {
		return fmt.Sprintf("%s · %s   %s %s", hit.Pack.Name, o.Name, hit.Pack.ID, o.ID)
	}
	return fmt.Sprintf("%s · any call   %s", hit.Pack.Name, hit.Pack.ID)
}

// showHits prints rows, a line each.
func showHits(p *paper, lead string, hits []systems.Hit) {
	ids, answers := 0, 0
	for _, hit := range hits {
		ids, answers = max(ids, len(hit.Row.ID)), max(answers, len(shortAnswer(hit.Row)))
	}
	for _, hit := range hits {
		columns := fmt.Sprintf("%-*s  %-4s  %-*s  ", ids, hit.Row.ID, cmp.Or(hit.Row.ShortStatus(), "-"), answers, shortAnswer(hit.Row))
		p.item(lead+safe.Line(columns).String(), "%s", hit.Row.Title)
	}
}

// shortAnswer is the row's code, or that there is no answer; a dash where it has none.
func shortAnswer(row *systems.Row) string {
	switch codes := row.When.Code; len(codes) {
	case 0:
		if len(row.When.Transport) > 0 {
			return "no answer"
		}
		return "-"
	case 1:
		return codes[0]
	default:
		return codes[0] + "+"
	}
}

// showPage prints what is known of one documented answer.
func showPage(p *paper, page explain.Page) {
	p.line("%s", page.Row.Title)
	p.item("  ", "%s   %s   %s", page.Row.ID, page.Call(), page.Basis())
	for _, group := range page.Groups {
		p.blank()
		for _, part := range group {
			lead := fmt.Sprintf("  %-10s", part.Label)
			for _, text := range part.Texts {
				p.item(lead, "%s", text)
				lead = strings.Repeat(" ", len(lead))
			}
		}
	}
	for _, try := range page.Tries {
		p.blank()
		p.item("  try it    ", "%s", try.Example.Title)
		p.block("            ", strings.Join(try.Lines(), "\n"))
	}
}
