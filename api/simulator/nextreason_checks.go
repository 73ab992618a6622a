package simulator

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Stand-ins that are no users.
const (
	nextreasonNotFoundEnvironment = "simulator-enotfound"
	nextreasonWrongRegion         = "simulator-wrong-region"
	nextreasonExpiredToken        = "simulator-expired-token"
)

var (
	nextreasonEmail  = pattern(`^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$`)
	nextreasonMobile = pattern(`^\+[1-9][0-9]{6,14}$`)

	// nextreasonLocale is BCP 47 without extensions: language, script, region, variants. What the platform takes is not documented.
	nextreasonLocale = pattern(`^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$`)
)

// nextreasonCall is a request to an operation, as far as the checks have come.
type nextreasonCall struct {
	operation     nextreasonOperation
	query         url.Values
	authorization string
	payload       []byte
	unreadable    error // why the payload cannot be read
	fields        object
	mobile        bool // whether the pages' mobile table applies, and not the one for emails
}

// nextreasonChecks are the checks before an operation's own rule, in their order. Each returns the refusal, or nil.
func nextreasonChecks() []func(*nextreasonCall) *answer {
	return []func(*nextreasonCall) *answer{
		(*nextreasonCall).environment, (*nextreasonCall).accessToken, (*nextreasonCall).read, (*nextreasonCall).platform,
		(*nextreasonCall).absent, (*nextreasonCall).empty, (*nextreasonCall).client, (*nextreasonCall).enums, (*nextreasonCall).userForm,
	}
}

// environment takes the one that exists, and none: a custom domain needs none.
func (c *nextreasonCall) environment() *answer {
	if !c.query.Has("env_id") {
		return nil
	}
	switch c.query.Get("env_id") {
	case nextreasonEnvironment:
		return nil
	case nextreasonNotFoundEnvironment:
		return new(nextreasonNotFound())
	case nextreasonWrongRegion:
		return &answer{status: http.StatusServiceUnavailable}
	}
	code := "invalid_domain"
	if c.operation.name == "forgot_password" {
		code = "Invalid_domain" // so printed
	}
	return new(nextreasonSays(http.StatusBadRequest, code, "Invalid API usage"))
}

// accessToken takes any but the expired one, and none: the page's own example has none.
func (c *nextreasonCall) accessToken() *answer {
	if c.operation.name != "otp_send" || c.authorization != "Bearer "+nextreasonExpiredToken {
		return nil
	}
	return new(nextreasonDetails(http.StatusUnauthorized, "http_exception", `{"message":"Unauthorized"}`, "the access token has expired"))
}

// read parses the payload. What is too large or no object counts as broken.
func (c *nextreasonCall) read() *answer {
	if c.unreadable == nil && len(bytes.TrimSpace(c.payload)) == 0 {
		return new(nextreasonSays(http.StatusBadRequest, "http_exception", "Invalid json format"))
	}
	var err error
	if c.fields, err = parseObject(c.payload); err != nil || c.unreadable != nil {
		return new(nextreasonSays(http.StatusBadRequest, "invalid_parameters", "Invalid json format"))
	}
	user := c.text("user_id")
	c.mobile = user != "" && !strings.Contains(user, "@") || user == "" && c.text("auth_type") == "sms"
	return nil
}

// platform is what otp_verify stumbles over instead of refusing it, as the pages say: an empty code, and a locale that is none.
func (c *nextreasonCall) platform() *answer {
	if c.operation.name != "otp_verify" {
		return nil
	}
	locale := c.text("locale")
	if c.has("code") && c.text("code") == "" || locale != "" && !nextreasonLocale(locale) {
		return &answer{status: http.StatusBadGateway}
	}
	return nil
}

func (c *nextreasonCall) absent() *answer {
	for _, field := range c.operation.required {
		if !c.has(field) {
			return new(c.required(field))
		}
	}
	return nil
}

// empty refuses in the order of the absent fields. An empty code, user_id or password of login is left to the rule.
func (c *nextreasonCall) empty() *answer {
	bad := map[string]string{
		"client_id":  nextreasonNoClient,
		"auth_type":  nextreasonBadAuthType,
		"grant_type": nextreasonBadGrantType,
		"user_id":    c.badUserForm(),
	}
	for _, field := range c.operation.required {
		if details, documented := bad[field]; documented && c.text(field) == "" && (field != "user_id" || c.operation.typed()) {
			return new(c.badValue(field, details))
		}
	}
	return nil
}

// client is refused by login with an error of its own.
func (c *nextreasonCall) client() *answer {
	switch {
	case c.text("client_id") == nextreasonClient:
		return nil
	case c.operation.name == "login":
		return new(nextreasonSays(http.StatusForbidden, "forbidden", simulatedText+"the client is unknown"))
	}
	return new(nextreasonForbidden())
}

// enums checks the fields with a list of values. Only token looks at grant_type: the pages let the others take anything there.
func (c *nextreasonCall) enums() *answer {
	if c.operation.name == "token" && !slices.Contains([]string{"authorization_code", "pin"}, c.text("grant_type")) {
		return new(c.badValue("grant_type", nextreasonBadGrantType))
	}
	if c.operation.typed() && !slices.Contains([]string{"email", "sms"}, c.text("auth_type")) {
		return new(c.badValue("auth_type", nextreasonBadAuthType))
	}
	return nil
}

// userForm wants what auth_type says, an email address or a number in E.164 form; that the two must agree is ours.
func (c *nextreasonCall) userForm() *answer {
	if !slices.Contains(c.operation.required, "user_id") || !c.operation.typed() {
		return nil
	}
	form := nextreasonEmail
	if c.text("auth_type") == "sms" {
		form = nextreasonMobile
	}
	if form(c.text("user_id")) {
		return nil
	}
	return new(c.badValue("user_id", c.badUserForm()))
}

// nextreasonAllows reports whether a redirect_uri is on the environment's allow-list, which has one host.
func nextreasonAllows(uri string) bool {
	u, err := url.Parse(uri)
	return err == nil && u.Scheme == "https" && u.Host == "app.example.com" && u.User == nil
}

// has reports whether a field is there; null counts as absent.
func (c *nextreasonCall) has(field string) bool { return c.fields[field] != nil }

// text returns a field as text: a string without its quotes, anything else as its JSON.
func (c *nextreasonCall) text(field string) string {
	var s string
	if json.Unmarshal(c.fields[field], &s) != nil {
		return string(c.fields[field])
	}
	return s
}
