package attempt

import (
	"casebook/api"
	"casebook/api/safe"
)

// Among returns a runner for the exchanges that came together in one input: what one of
// them carries as a secret, a code or a proof is cut in each, also where nothing beside it
// tells what it is.
func (r *Runner) Among(exchanges []api.Exchange) (*Runner, error) {
	if len(exchanges) < 2 {
		return r, nil
	}
	key, err := r.Key()
	if err != nil {
		return nil, err
	}
	together := *r
	together.beside = safe.NewRedactor(key, nil)
	for _, x := range exchanges {
		x = Turned(r.Packs, x)
		redactor := safe.NewRedactor(key, r.rules(r.spoken(x)))
		redactor.At(x.Happened)
		study(redactor, x)
		together.beside.LearnFrom(redactor)
	}
	return &together, nil
}

// study makes known what an exchange and what stands beside it carry. It returns how many
// facts are of its request, and of that and what stands beside.
func study(redactor *safe.Redactor, x api.Exchange) (request, beside int) {
	redactor.Study(true, message(x.Request.URL, x.Request.Headers, x.Request.Body))
	request = len(redactor.Facts())
	redactor.Study(true, message(x.Aside.URL, x.Aside.Headers, x.Aside.Body))
	beside = len(redactor.Facts())
	if x.Answer != nil {
		redactor.Study(false, message("", x.Answer.Headers, x.Answer.Body))
	}
	return request, beside
}
