package attempt

import (
	"context"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
)

// metWithin is how many attempts of a case are looked at for what they carried: the newest,
// which take a few milliseconds.
const metWithin = 64

// Within returns a runner for what joins a case: what one of its newest attempts carried as
// a secret, a code or a proof is cut in the next one, also where nothing beside it tells
// what it is. Of an attempt that cannot be read nothing is known.
func (r *Runner) Within(ctx context.Context, inCase uint64) (*Runner, error) {
	if inCase == 0 || r.Store == nil {
		return r, nil
	}
	key, err := r.Key()
	if err != nil {
		return nil, err
	}
	within := *r
	within.key, within.cut = key, newKnown()
	rows, _ := r.Store.Attempts(ctx, history.Page{Case: inCase, Limit: metWithin})
	for _, row := range rows {
		if a, err := r.Store.Attempt(ctx, row.ID); err == nil {
			within.cut.add(a.Facts)
		}
	}
	return &within, nil
}

// recognise makes known to a redactor what an exchange carries that its case has met.
func (r *Runner) recognise(redactor *safe.Redactor, x api.Exchange) {
	if len(r.cut.facts) == 0 {
		return
	}
	texts, headers := []string{x.Request.URL, string(x.Request.Body)}, x.Request.Headers
	if x.Answer != nil {
		texts = append(texts, string(x.Answer.Body), x.Answer.StatusText, x.Answer.Broken)
		headers = append(headers[:len(headers):len(headers)], x.Answer.Headers...)
	}
	if x.Failure != nil {
		texts = append(texts, x.Failure.Text)
	}
	for _, h := range headers {
		texts = append(texts, h.Value)
	}
	r.cut.recognise(r.key, redactor, append(texts, x.Notes...)...)
}
