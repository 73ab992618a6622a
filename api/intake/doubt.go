package intake

import (
	"encoding/json"

	"casebook/api"
)

// doubt takes out of a request what its command does not tell for sure. All of it must
// be cut where an answer repeats it, so it goes aside.
func (c *command) doubt(r *api.Request, beside *aside) {
	if c.broken {
		beside.command(c.argv)
		r.Headers = nil
		if !json.Valid(r.Body) {
			r.Body, r.BodyUnknown = nil, true
		}
	}
	if c.veiled {
		beside.headers = append(beside.headers, r.Headers...)
		r.Headers = nil
	}
	if c.broken || c.veiled || c.hidden {
		beside.pass(c.text)
	}
	if c.hidden {
		r.Body, r.BodyUnknown = nil, true
	}
}
