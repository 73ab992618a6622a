package intake

import (
	"fmt"

	"casebook/api"
)

// readBody takes the whole text as the body of an answer about which nothing else
// is known.
func readBody(in source) (Result, error) {
	if k := binaryKind(in.text); k != nil {
		return Result{}, fmt.Errorf("%s looks like %s, which cannot be read here: %s", in.name, k.name, k.instead)
	}
	exchange := api.Exchange{Answer: &api.Answer{}}
	if isWhole(in.text) {
		stated{}.status(&exchange)
	} else {
		words := stated{in.text[:min(len(in.text), maxStated)]}
		words.status(&exchange)
		words.place(&exchange)
		exchange.Notes = append(exchange.Notes, "there is no JSON, no command and no status line in it: the whole text was taken as the answer's body")
	}
	keep(&exchange, in.text)
	exchange.Answer.Wire = int64(len(in.text))
	if !isMarkup(in.text) && curlCommand().Match(in.text[:min(len(in.text), sample)]) {
		exchange.Aside = new(aside{passed: in.text, mixed: true}).request()
	}
	return Result{Form: FormBody, Exchanges: []api.Exchange{exchange}}, nil
}

// keep gives the answer of exchange its body, at most api.MaxBody bytes of it.
func keep(exchange *api.Exchange, body []byte) {
	answer := exchange.Answer
	if len(body) > api.MaxBody {
		exchange.Notes = append(exchange.Notes, fmt.Sprintf("the answer's body is %d bytes long: the first %d MiB of it were kept", len(body), api.MaxBody>>20))
		body, answer.Cut = body[:api.MaxBody], true
	}
	answer.Body = body
}
