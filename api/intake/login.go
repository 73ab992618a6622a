package intake

import (
	"encoding/base64"
	"net/url"
)

// userinfo is the Authorization that curl sends for credentials that stand in the
// address, before its host; empty when there are none.
func userinfo(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return ""
	}
	password, _ := u.User.Password()
	return basic(u.User.Username() + ":" + password)
}

// basic is the Authorization that user:password makes.
func basic(pair string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair)) }
