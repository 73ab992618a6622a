package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
)

const sendHelp = `Make a call, keep it in the history and say why it came out as it did.

field=value sets a field, field= sends it empty, --without FIELD leaves it out. The
credentials come from the environment: see casebook env list. Passwords, keys and tokens
are not taken as arguments, where other programs can read them; a code or a proof may be,
since it can be used once. field=@FILE reads any field from a file and field=- from
standard input, both exactly as they are, a line break at the end included. A value that
begins with @ is given as @@value, and one that is a - alone from a file.

A call that cannot be made is refused with the reason; --anyway sends it all the same.`

const sendExample = `  casebook send authmatech verify mobileNumber=+962790000000 encryptedMobileNumber=@proof.txt
  casebook send authmatech verify mobileNumber=0790000000 encryptedMobileNumber=abc --case 42
  casebook send authmatech verify --without X-API-KEY --dry-run`

// sendFlags are the flags of send.
type sendFlags struct {
	caseNumber           uint64
	without              []string
	dryRun, anyway, json bool
}

func (r *run) sendCommand() *cobra.Command {
	var f sendFlags
	cmd := &cobra.Command{
		Use:     "send SYSTEM OPERATION [field=value…]",
		Short:   "make a call, keep it and explain it",
		Long:    sendHelp,
		Example: sendExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.send(cmd.Context(), args, f)
		},
		ValidArgsFunction: r.completeSend,
	}
	flags := cmd.Flags()
	flags.Uint64Var(&f.caseNumber, "case", 0, "the `NUMBER` of the case that the attempt joins")
	flags.StringArrayVar(&f.without, "without", nil, "a `FIELD` to leave out, credentials included; may be repeated")
	flags.BoolVar(&f.dryRun, "dry-run", false, "show what would be sent, secrets cut, and send and keep nothing")
	flags.BoolVar(&f.anyway, "anyway", false, "send although the call is known to show nothing")
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	return cmd
}

// send makes one call.
func (r *run) send(ctx context.Context, args []string, f sendFlags) error {
	call, err := r.call(ctx, args, f)
	if err != nil {
		return err
	}
	if err := r.joins(ctx, call); err != nil {
		return err
	}
	if f.dryRun {
		return r.dryRun(call, f)
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	// Before anything is started: what is wrong with the arguments is known now.
	if _, err := runner.Predict(call); err != nil {
		return misused(err)
	}
	a, sendErr := r.watch(func() (history.Attempt, error) { return runner.Send(ctx, call) })
	switch {
	case errors.As(sendErr, new(*attempt.Blocked)):
		return &failure{statusGuard, fmt.Errorf("not sent: %w (--anyway sends it all the same)", sendErr)}
	case a.ID == "":
		return r.unsent(ctx, sendErr)
	}
	r.private.study(a)
	if err := r.showSent(a, f.json); err != nil {
		return err
	}
	if !f.json {
		r.offerCase(ctx, runner, a)
	}
	if sendErr != nil {
		return fmt.Errorf("what came of attempt %s could not be recorded: %w", a.ID, sendErr)
	}
	return ended(outcomeStatus(a.Outcome))
}

// joins makes sure that a call may join its case.
func (r *run) joins(ctx context.Context, call attempt.Call) error {
	if call.Case == 0 {
		return nil
	}
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	err = attempt.Joins(ctx, store, call)
	if errors.As(err, new(*attempt.Apart)) {
		return &failure{statusUsage, fmt.Errorf("nothing was sent: %w (--env, --case)", err)}
	}
	if err != nil {
		return r.unsent(ctx, err)
	}
	return nil
}

// unsent is the error of a call that was never made.
func (r *run) unsent(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return &failure{statusCancelled, errors.New("cancelled before anything was sent")}
	}
	return fmt.Errorf("nothing was sent: %w", err)
}

// sent is what send prints as JSON: the attempt's line of `history --json`, the two
// sides as they were recorded, and the explanation.
type sent struct {
	line
	Request     history.Request     `json:"request"`
	Answer      *history.Answer     `json:"answer"`    // null when there was none
	Transport   *history.Transport  `json:"transport"` // null when there was an answer
	Timing      history.Timing      `json:"timing"`
	Explanation explain.Explanation `json:"explanation"`
}

func (r *run) showSent(a history.Attempt, asJSON bool) error {
	why, err := attempt.Explanation(a)
	if err != nil {
		return err
	}
	if asJSON {
		return r.print(sent{lineOf(a.Summary()), a.Request, a.Answer, a.Transport, a.Timing, why})
	}
	p := r.paper()
	r.showAttempt(p, a, why)
	p.blank()
	where := "belongs to no case"
	if a.Case != 0 {
		where = "case " + strconv.FormatUint(a.Case, 10)
	}
	p.item("  ", "kept as attempt %s, %s; casebook ticket %[1]s writes the vendor's ticket", a.ID, where)
	return nil
}

// watch runs work, and shows on a terminal how long it takes.
func (r *run) watch(work func() (history.Attempt, error)) (history.Attempt, error) {
	defer r.progress(func(d time.Duration) string { return fmt.Sprintf("sending… %.1f s", d.Seconds()) })()
	return work()
}

// progress shows on a terminal what words say of the time that has passed, until the
// function that it returns is called.
func (r *run) progress(words func(time.Duration) string) (end func()) {
	if !r.ErrIsTerminal {
		return func() {}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		r.showProgress(stop, words)
	}()
	return func() { close(stop); <-stopped }
}

// showProgress writes the words on one line until stop, and clears the line. Nothing
// is shown of what ends at once.
func (r *run) showProgress(stop <-chan struct{}, words func(time.Duration) string) {
	start, tick, wipe := time.Now(), time.NewTicker(100*time.Millisecond), ""
	defer tick.Stop()
	for {
		select {
		case <-stop:
			_, _ = io.WriteString(r.Err, wipe)
			return
		case <-tick.C:
			wipe = "\r\x1b[K"
			_, _ = fmt.Fprintf(r.Err, "\r%s", words(time.Since(start)))
		}
	}
}
