package home

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// parted is a history that looks at few attempts at once, and can be made to wait.
type parted struct {
	rows    []history.Summary // newest first
	part    int               // how many it looks at before it stops
	fits    func(history.Query, history.Summary) bool
	entered chan context.Context // nil: a search does not wait; else it says that it began and waits for its end
	err     error
	asked   []history.Query
}

func (h *parted) look(ctx context.Context, q history.Query, p history.Page) (found history.Found, err error) {
	if len(q.All) > 0 {
		h.asked = append(h.asked, q)
		if h.entered != nil {
			h.entered <- ctx
			<-ctx.Done()
			return found, ctx.Err()
		}
	}
	for _, row := range h.rows {
		if p.Before != "" && row.ID >= p.Before {
			continue
		}
		found.Looked++
		if h.fits == nil || h.fits(q, row) {
			found.Rows = append(found.Rows, row)
		}
		if len(found.Rows) == p.Limit || found.Looked == h.part {
			found.Next = row.ID
			break
		}
	}
	return found, h.err
}

func (h *parted) Search(ctx context.Context, q history.Query, p history.Page) (history.Found, error) {
	return h.look(ctx, q, p)
}

func (h *parted) Count(ctx context.Context, q history.Query, p history.Page) (history.Facets, error) {
	p.Limit = 1 << 30
	found, err := h.look(ctx, q, p)
	f := history.Facets{Total: len(found.Rows), Looked: found.Looked, Next: found.Next, By: map[history.Field]map[string]int{}}
	for _, row := range found.Rows {
		for field, value := range map[history.Field]string{history.WithOutcome: string(row.Outcome), history.InSystem: row.System, history.InOperation: row.Operation} {
			if f.By[field] == nil {
				f.By[field] = map[string]int{}
			}
			f.By[field][value]++
		}
	}
	return f, err
}

// many are so many attempts, newest first: every fourth verified, the others refused.
func many(n int) []history.Summary {
	var rows []history.Summary
	for i := n; i > 0; i-- {
		row := history.Summary{
			ID: fmt.Sprintf("%026d", i), Case: uint64(i/3 + 1), Recorded: noon().Add(-time.Duration(n-i) * time.Minute),
			System: "authmatech", Operation: "verify", Environment: "staging", Outcome: api.Refused, Status: 400,
			Codes: []string{"INVALID_MOBILE_NUMBER"}, User: fmt.Sprintf("+96279000%04d", i), Title: "The mobile number is not accepted", Rules: 1 << 20,
		}
		if i%4 == 0 {
			row.Outcome, row.Status, row.Codes, row.Title = api.Success, 200, nil, "The number is verified"
		}
		rows = append(rows, row)
	}
	return rows
}

// search shows a home screen over a history.
func search(t testing.TB, h *parted, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	s := New(newSetup(t))
	s.past.store = h
	s.SetSize(width, height)
	return uitest.Drive(t, s)
}

func TestAQueryListsTheAttemptsThatItFindsNewestFirst(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(9), part: 4}
	d := search(t, h, 120, 34)
	d.Type("user:0790000")
	shown := view(d)
	uitest.MustContain(t, shown, "IN THE HISTORY", "9 attempts · 7 refused · 2 verified", "now     ✗ refused", "1 min   ✓ verified", "400 INVALID_MOBILE_NUMBER",
		"+962790000009", "case 4", "call      Authmatech · Verify")
	uitest.MustNotContain(t, shown, "DOCUMENTED ANSWERS", "9 attempts · 7 refused · 2 verified …")
	if got := h.asked[len(h.asked)-1].All[0]; got.Field != history.OfUser || !slices.Equal(got.Values, []string{"790000"}) {
		t.Errorf("it asked %+v", got)
	}
	d.Keys("down", "enter")
	if open := last[nav.OpenRequest](t, d); open.Attempt != h.rows[1].ID || open.Operation != "verify" || open.Case != 0 {
		t.Errorf("enter opened %+v: what went to a real system shares no case with the simulator's", open)
	}
	d.Keys("ctrl+t")
	if ticket := last[nav.OpenTicket](t, d); ticket.Case != h.rows[1].Case {
		t.Errorf("ctrl+t asked for %+v", ticket)
	}
}

func TestTheHistoryOfTheProgramIsSearched(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Success, "older")
	a := keepCase(t, setup, time.Minute, api.Refused, "newer")
	d := drive(t, setup, 120, 34)
	d.Type("user:079 000 0001 outcome:refused")
	uitest.MustContain(t, view(d), "1 attempt · 1 refused", "IN THE HISTORY  simulated", "1 min", "+962790000001", "2, open: newer")
	d.Keys("enter")
	if open := last[nav.OpenRequest](t, d); open.Attempt != a.ID || open.Case != a.Case {
		t.Errorf("enter opened %+v", open)
	}
}

func TestWordsThatTheDocumentedAnswersHaveListBoth(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(9)}, 120, 34)
	d.Type("mobile number")
	shown := view(d)
	uitest.MustContain(t, shown, "DOCUMENTED ANSWERS", "IN THE HISTORY", "9 attempts")
	if strings.Index(shown, "IN THE HISTORY") < strings.Index(shown, "DOCUMENTED ANSWERS") || d.Model.focus != inAnswers {
		t.Errorf("words are meant for the history first:\n%s", uitest.Plain(shown))
	}
	d.Keys("tab", "enter")
	if open := last[nav.OpenRequest](t, d); open.Attempt == "" {
		t.Errorf("tab, enter opened %+v", open)
	}
	d.Keys("up", "enter")
	if last[nav.OpenCodes](t, d).Row == "" {
		t.Error("up does not lead back to the answers")
	}
	d.Keys(slices.Repeat([]string{"down"}, len(d.Model.answers))...)
	if d.Model.focus != inPast {
		t.Error("down does not lead from the last answer to the attempts")
	}
}

func TestAFieldPutsTheHistoryFirst(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(9)}, 120, 34)
	d.Type("system:authmatech")
	shown := view(d)
	if at := strings.Index(shown, "IN THE HISTORY"); at < 0 || at > strings.Index(shown, "DOCUMENTED ANSWERS") || d.Model.focus != inPast {
		t.Errorf("a field is meant for the answers first:\n%s", uitest.Plain(shown))
	}
}

func TestWordsThatNobodyDocumentedAreFoundInTheHistory(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(3)}, 120, 34)
	d.Type("zzzzqqqq")
	uitest.MustContain(t, view(d), "IN THE HISTORY", "3 attempts")
	uitest.MustNotContain(t, view(d), "Nothing documented")
}

// step runs a command and gives what it came to to the screen. It returns what is to be
// run next.
func step(s *Screen, cmd tea.Cmd) []tea.Cmd {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, is := msg.(tea.BatchMsg)
	if !is {
		return []tea.Cmd{s.Update(msg)}
	}
	var next []tea.Cmd
	for _, cmd := range batch {
		next = append(next, step(s, cmd)...)
	}
	return slices.DeleteFunc(next, func(cmd tea.Cmd) bool { return cmd == nil })
}

func typed(s *Screen, text string) (cmd tea.Cmd) {
	for _, msg := range uitest.Type(text) {
		cmd = s.Update(msg)
	}
	return cmd
}

func TestTheFirstRowsAreThereBeforeTheSearchEndsAndTheRestIsReadAsOneScrolls(t *testing.T) {
	t.Parallel()
	rare := func(_ history.Query, row history.Summary) bool { return row.Outcome == api.Success }
	s := search(t, &parted{rows: many(2000), part: 100, fits: rare}, 120, 34).Model
	next := step(s, typed(s, "outcome:verified"))
	if len(next) != 1 || len(s.past.rows) != 25 {
		t.Fatalf("%d works after the first part, %d rows", len(next), len(s.past.rows))
	}
	uitest.MustContain(t, s.View().Body, "100 looked at …", "✓ verified")
	for range 2 {
		next = step(s, next[0])
	}
	if len(s.past.rows) != 64 || !s.past.counting.Running() || s.past.finding.Running() {
		t.Fatalf("%d rows fill a page", len(s.past.rows))
	}
	next = step(s, next[0])
	uitest.MustContain(t, s.View().Body, "25 attempts · 25 verified …")
	for len(next) > 0 {
		next = step(s, next[0])
	}
	uitest.MustContain(t, s.View().Body, "500 attempts · 500 verified")
	uitest.MustNotContain(t, s.View().Body, "verified …")
	if cmd := s.Update(uitest.Keys("pgdown")[0]); cmd == nil {
		t.Fatal("near the end of the list nothing is asked")
	} else if step(s, cmd); len(s.past.rows) != 89 {
		t.Errorf("%d rows after that", len(s.past.rows))
	}
}

func TestANewKeyEndsTheSearchBefore(t *testing.T) {
	t.Parallel()
	h := &parted{entered: make(chan context.Context)}
	s := search(t, h, 120, 34).Model
	s.past.heard = true // nothing else is read
	first := typed(s, "z")
	ended := make(chan tea.Msg)
	go func() { ended <- first() }()
	ctx := <-h.entered
	second := typed(s, "q")
	stale := <-ended // the search ends by its context alone
	if !errors.Is(ctx.Err(), context.Canceled) {
		t.Errorf("the search before goes on: %v", ctx.Err())
	}
	if cmd := s.Update(stale); cmd != nil || !s.past.finding.Running() {
		t.Error("what came of the search before was taken")
	}
	h.entered = nil
	h.rows = many(2)
	step(s, second)
	if len(s.past.rows) != 2 {
		t.Errorf("%d rows of the new search", len(s.past.rows))
	}
}

func TestWhatWasFoundStaysUntilThereIsSomethingInItsPlace(t *testing.T) {
	t.Parallel()
	s := search(t, &parted{rows: many(5)}, 120, 34).Model
	for next := step(s, typed(s, "user:0")); len(next) > 0; {
		next = step(s, next[0])
	}
	cmd := typed(s, "7")
	uitest.MustContain(t, s.View().Body, "✗ refused")
	s.past.store.(*parted).rows = nil
	step(s, cmd)
	uitest.MustContain(t, s.View().Body, "no attempt in the history is found by this")
}

func TestLeavingTheFieldOrTheScreenEndsTheSearch(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*Screen){
		"esc":   func(s *Screen) { s.Update(uitest.Keys("esc")[0]) },
		"close": (*Screen).Close,
	} {
		h := &parted{entered: make(chan context.Context)}
		s := search(t, h, 120, 34).Model
		s.past.heard = true
		cmd, ended := typed(s, "user:0"), make(chan tea.Msg)
		go func() { ended <- cmd() }()
		ctx := <-h.entered
		leave(s)
		s.Update(<-ended)
		if ctx.Err() == nil || s.past.finding.Running() || len(s.past.rows) > 0 {
			t.Errorf("%s does not end it", name)
		}
	}
}

func TestNothingOfTheHistoryIsSearchedBeforeSomethingIsTyped(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(3)}
	d := search(t, h, 120, 34)
	d.Keys("down", "up", "tab", "f5")
	d.Send(nav.Shown{}, nav.Recorded{Case: 1})
	if len(h.asked) > 0 || d.Model.past.words != nil || d.Model.past.heard {
		t.Errorf("it asked %+v", h.asked)
	}
}

func TestWhatIsWrongWithAQueryIsSaidBelowTheField(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(3)}
	d := search(t, h, 120, 34)
	d.Type("case:4")
	asked := len(h.asked)
	d.Type("x")
	rows := strings.Split(uitest.Plain(view(d)), "\n")
	if at := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, "▌ case:4x") }); at < 0 ||
		!strings.HasPrefix(rows[at+1], ` ! column 6: "4x" is no number of a case; they count from 1.`) {
		t.Errorf("below the field:\n%s", strings.Join(rows[:6], "\n"))
	}
	if len(h.asked) != asked || len(d.Model.past.rows) > 0 {
		t.Error("it was searched")
	}
	d.Keys("backspace")
	uitest.MustContain(t, view(d), "3 attempts")
}

func TestAWordThatIsNotFinishedIsNoError(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(3)}, 120, 34)
	d.Type(`owner:`)
	uitest.MustContain(t, view(d), "owner: waits for who owns the case, as owner:rana", "nothing is asked yet")
	uitest.MustNotContain(t, view(d), "!")
	d.Type(`rana body:"two wo`)
	uitest.MustContain(t, view(d), "the quotes want their end", "3 attempts")
}

func TestTheWordAtTheCursorIsCompleted(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(3)}, 120, 34)
	d.Type("sy")
	uitest.MustContain(t, view(d), "system:")
	d.Keys("tab")
	d.Type("n")
	uitest.MustContain(t, view(d), "system:nextreason")
	d.Keys("right")
	if got := d.Model.field.Value(); got != "system:nextreason " {
		t.Fatalf("the field holds %q", got)
	}
	d.Type("code:")
	uitest.MustContain(t, view(d), "code:INVALID_MOBILE_NUMBER") // as the newest attempts have it
	d.Keys("left", "right")
	d.Type("zzz")
	d.Keys("tab")
	if got := d.Model.field.Value(); got != "system:nextreason code:zzz" {
		t.Errorf("the field holds %q", got)
	}
	d.Keys("ctrl+u")
	d.Type("sy tem")
	d.Keys("ctrl+left", "left", "tab")
	if got := d.Model.field.Value(); got != "system: tem" {
		t.Errorf("the field holds %q", got)
	}
}

func TestAClassOfStatusesIsLookedForAmongTheDocumentedAnswersToo(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{}, 120, 34)
	for _, text := range []string{"http:4xx", "4XX mobile number", "status:5xx -expired user:079"} {
		d.Keys("esc")
		d.Type(text)
		if len(d.Model.answers) == 0 || len(d.Model.found.Notes) > 0 {
			t.Errorf("%q finds %d documented answers, and says %q", text, len(d.Model.answers), d.Model.found.Notes)
		}
	}
}

func TestOneLetterOffersNoField(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{}, 120, 34)
	d.Type("s")
	d.Keys("tab", "right")
	if got := d.Model.field.Value(); got != "s" || d.Model.offered() {
		t.Errorf("the field holds %q", got)
	}
}

func TestTheKeysSayWhatTheyDoWithWhatWasFound(t *testing.T) {
	t.Parallel()
	named := func(d *uitest.Driver[*Screen]) string {
		var names []string
		for _, b := range d.Model.Keys() {
			if b.Enabled() {
				names = append(names, b.Help().Key+" "+b.Help().Desc)
			}
		}
		return strings.Join(names, ", ")
	}
	d := search(t, &parted{rows: many(3)}, 120, 34)
	d.Type("user:0")
	if got, want := named(d), "enter open, ctrl+t vendor ticket, ctrl+o its case, esc clear, up/down choose, paste explain it"; got != want {
		t.Errorf("the keys are %s", got)
	}
	d.Keys("ctrl+u")
	d.Type("mobile number")
	if got, want := named(d), "enter read, ctrl+s try it, tab other list, esc clear, ctrl+l list them all, up/down choose, paste explain it"; got != want {
		t.Errorf("the keys are %s", got)
	}
	d.Type(" sy")
	if got := named(d); !strings.Contains(got, "tab complete") {
		t.Errorf("the keys are %s", got)
	}
}

func TestABodyIsSearchedWithAWarningAndNotCounted(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(7), part: 3}
	d := search(t, h, 120, 34)
	d.Type("body:abc")
	uitest.MustContain(t, view(d), "body: reads every attempt whole", "7 attempts")
	if d.Model.past.counted || d.Model.past.facets.Total > 0 {
		t.Error("the bodies were read twice")
	}
}

func TestAHistoryThatCannotBeSearchedSaysSo(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(4), err: &history.Damaged{Path: "h.db", IDs: []string{"lost"}}}
	d := search(t, h, 120, 34)
	d.Type("user:0")
	uitest.MustContain(t, view(d), "history h.db is damaged (1 left out: lost); casebook history salvage", "4 attempts")
	h.rows, h.err = nil, history.ErrBusy
	d.Type("7")
	uitest.MustContain(t, view(d), "! in use by another program")
}

func TestAnAttemptThatIsRecordedMeanwhileIsFoundAndTheCursorStays(t *testing.T) {
	t.Parallel()
	all := many(9)
	h := &parted{rows: all[3:]}
	d := search(t, h, 120, 34)
	d.Type("user:0")
	d.Keys("down", "down")
	chosen := d.Model.selectedPast().ID
	h.rows = all
	d.Send(nav.Recorded{Case: 1})
	if row := d.Model.selectedPast(); len(d.Model.past.rows) != 9 || row == nil || row.ID != chosen {
		t.Errorf("%d rows; the cursor is on %+v, was on %s", len(d.Model.past.rows), row, chosen)
	}
}

func TestWhatWasScrolledToStaysWhenTheHistoryChanges(t *testing.T) {
	t.Parallel()
	all := many(400)
	h := &parted{rows: all[1:], part: 50}
	d := search(t, h, 120, 34)
	d.Type("user:0")
	d.Keys(slices.Repeat([]string{"pgdown"}, 9)...)
	chosen, before, rows := d.Model.selectedPast().ID, view(d), len(d.Model.past.rows)
	h.rows = all
	next := step(d.Model, d.Model.Update(nav.Changed{}))
	for n := 0; len(next) > 0; n++ {
		if len(d.Model.past.rows) < rows {
			t.Fatalf("%d rows are shown after %d works, %d were", len(d.Model.past.rows), n, rows)
		}
		uitest.MustContain(t, view(d), "attempts · ")
		uitest.MustNotContain(t, view(d), "looked at", "verified …")
		next = slices.Concat(next[1:], step(d.Model, next[0]))
		next = slices.DeleteFunc(next, func(cmd tea.Cmd) bool { return cmd == nil })
	}
	if row := d.Model.selectedPast(); row == nil || row.ID != chosen {
		t.Errorf("the cursor is on %+v, was on %s", row, chosen)
	}
	uitest.MustContain(t, before, "399 attempts")
	uitest.MustContain(t, view(d), "400 attempts")
	h.err = history.ErrBusy
	for next = step(d.Model, d.Model.Update(nav.Changed{})); len(next) > 0; {
		next = slices.DeleteFunc(slices.Concat(next[1:], step(d.Model, next[0])), func(cmd tea.Cmd) bool { return cmd == nil })
	}
	uitest.MustContain(t, view(d), "400 attempts", "in use by another program", "✗ refused")
}

func TestBodiesAreNotReadAgainForEachChange(t *testing.T) {
	t.Parallel()
	h := &parted{rows: many(3)}
	d := search(t, h, 120, 34)
	d.Type("body:x")
	asked := len(h.asked)
	d.Send(nav.Changed{})
	if len(h.asked) != asked {
		t.Error("they were")
	}
}

func TestWhomASearchFindsIsPersonal(t *testing.T) {
	t.Parallel()
	d := search(t, &parted{rows: many(2)}, 120, 34)
	d.Type("user:haddad")
	if got := d.Model.Personal(); !slices.Equal(got, []string{"+962790000002", "+962790000001", "haddad"}) {
		t.Errorf("personal are %q", got)
	}
	d.Keys("esc")
	if got := d.Model.Personal(); len(got) > 0 {
		t.Errorf("personal are %q after the field was emptied", got)
	}
}

func TestAnAttemptOfASystemThatIsGoneIsNotOpened(t *testing.T) {
	t.Parallel()
	rows := many(1)
	rows[0].System, rows[0].Case = "gone", 0
	d := search(t, &parted{rows: rows}, 120, 34)
	d.Type("user:0")
	uitest.MustContain(t, view(d), "gone · verify")
	d.Keys("enter", "ctrl+t")
	if sent[nav.OpenRequest](d) || !strings.Contains(last[nav.Say](t, d).Text, "no pack describes") || last[nav.OpenTicket](t, d).Attempt != rows[0].ID {
		t.Error("it was opened, or has no ticket")
	}
}

func TestWhatWasFoundFitsEverySize(t *testing.T) {
	t.Parallel()
	rows := many(300)
	for i := range rows {
		rows[i].Title, rows[i].User = strings.Repeat("a long title ", 20), strings.Repeat("long.", 20)+"@example.com"
		rows[i].Codes, rows[i].Simulated = []string{strings.Repeat("CODE_", 30)}, i%2 == 0
	}
	for _, text := range []string{"user:0", "mobile number", "system:authmatech", "case:x", "code:", "sy", `body:"x`} {
		d := search(t, &parted{rows: rows, err: &history.Damaged{Path: strings.Repeat("p", 200), IDs: []string{"lost"}}}, 80, 24)
		d.Type(text)
		t.Run(text, func(t *testing.T) {
			uitest.Sweep(t, func(w, h int) string {
				d.Model.SetSize(w, h)
				return d.Model.View().Body
			})
		})
	}
}

func TestAFrameDrawsTheRowsOfTheWindowOnly(t *testing.T) {
	allocations := func(n int) float64 {
		h := &parted{rows: many(n)}
		s := search(t, h, 120, 34).Model
		s.past.rows = h.rows
		step(s, typed(s, "user:0"))
		s.past.rows = h.rows
		s.lists[inPast].SetCount(n)
		s.aim()
		return testing.AllocsPerRun(5, func() { s.View() })
	}
	if few, lots := allocations(200), allocations(20_000); lots > 1.1*few {
		t.Errorf("a frame of 20 000 rows allocates %.0f times, one of 200 rows %.0f times", lots, few)
	}
}

func TestTheSearchLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 120, Height: 34}, {Width: 80, Height: 22}, {Width: 40, Height: 10}} {
		name := map[int]string{120: "120x36", 80: "80x24", 40: "40x12"}[size.Width]
		d := search(t, &parted{rows: many(40), part: 15}, size.Width, size.Height)
		d.Type("user:0790 -outcome:ne")
		uitest.Golden(t, "past-"+name, view(d))
		d.Keys("esc")
		d.Type("mobile number")
		d.Keys("tab", "down")
		uitest.Golden(t, "both-"+name, view(d))
		d.Keys("esc")
		d.Type("system:nextreson")
		uitest.Golden(t, "wrong-"+name, view(d))
	}
}

// A key in a query, from the press to the finished frame: what the search itself takes is
// not in it.
func BenchmarkAKeyOfAQuery(b *testing.B) {
	for _, text := range []string{"user:0791", "mobile number", "http:4xx system:nextreason code:invalid", "session expired -owner:ra"} {
		b.Run(text, func(b *testing.B) {
			d := search(b, &parted{rows: many(500)}, 120, 38)
			d.Type(text)
			press, back := uitest.Type("x")[0], uitest.Keys("backspace")[0]
			b.ReportAllocs()
			for b.Loop() {
				d.Model.Update(press)
				d.Model.View()
				d.Model.Update(back)
			}
		})
	}
}

func TestATelephoneNumberIsCutForNoCode(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	a := keepCase(t, setup, time.Minute, api.Refused, "newer")
	if _, err := setup.Store.Rewrite(t.Context(), a.ID, func(a *history.Attempt) error {
		a.Codes, a.User = []string{"INVALID_MOBILE_NUMBER"}, "+9627900000012345"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for width, want := range map[int]string{120: "400 INVALID_MOBILE_NUMBER      +9627900000012345  case 1", 108: "400 INVALID_MOBILE_NUMBER  +9627900000012345  #1", 60: "400 INVALID_MOBILE_NUMBER"} {
		d := drive(t, setup, width, 34)
		d.Type("http:400")
		uitest.MustContain(t, view(d), want)
	}
}
