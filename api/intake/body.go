package intake

import (
	"encoding/json"
	"fmt"

	"casebook/api"
)

// readBody takes the whole text as the body of an answer about which nothing else
// is known.
func readBody(in source) Result {
	exchange := api.Exchange{Answer: &api.Answer{}}
	stated{}.status(&exchange)
	if !isWhole(in.text) && !json.Valid(in.text) {
		exchange.Notes = append(exchange.Notes, "the whole text was taken as the answer's body: it begins like JSON and could not be mended")
	}
	keep(&exchange, in.text)
	exchange.Answer.Wire = int64(len(in.text))
	return Result{Form: FormBody, Exchanges: []api.Exchange{exchange}}
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
