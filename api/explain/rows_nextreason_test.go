package explain_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

// where is the path of a call to nextReason and its query.
type where string

// The calls of nextReason, as a customer's backend makes them.
const (
	verifyCode   where = "/idp/v1/otp/verify?env_id=env-17"
	sendCode     where = "/idp/v1/otp/send?env_id=env-17"
	takeToken    where = "/idp/v1/account/token?env_id=env-17"
	logIn        where = "/idp/v1/account/login?env_id=env-17"
	forgotten    where = "/idp/v1/account/forgot-password?env_id=env-17"
	resendMail   where = "/idp/v1/account/resend-verification?env_id=env-17"
	registerUser where = "/idp/v1/account/register?env_id=env-17"
)

// Bodies in which all is in order.
const (
	mailCode  = `{"code":"151121","client_id":"shop-app","user_id":"anna@example.com","auth_type":"email","locale":"en-US","redirect_uri":"https://shop.example.com/done"}`
	phoneCode = `{"code":"151121","client_id":"shop-app","user_id":"+15417543010","auth_type":"sms","locale":"en-US","redirect_uri":"https://shop.example.com/done"}`
	sendBody  = `{"client_id":"shop-app","user_id":"anna@example.com","auth_type":"email","message":"Your code is %code%","locale":"en-US"}`
	tokenBody = `{"client_id":"shop-app","code":"not-a-real-code","grant_type":"authorization_code","redirect_uri":"https://shop.example.com/done","auth_type":"email","user_id":"anna@example.com","legal_acceptances":true}`
	loginBody = `{"client_id":"shop-app","user_id":"anna@example.com","password":"not-a-real-password","redirect_uri":"https://shop.example.com/done","scope":"openid","locale":"en-US"}`
	mailBody  = `{"client_id":"shop-app","user_id":"anna@example.com","auth_type":"email","grant_type":"authorization_code","locale":"en-US","redirect_uri":"https://shop.example.com/done"}`
	newUser   = `{"client_id":"shop-app","emailAddress":"anna@example.com","locale":"en-US"}`
)

// posted is a call to nextReason.
func posted(to where, body string) api.Request {
	return api.Request{
		Method: "POST", URL: "https://id.eu.nextreason.com" + string(to),
		Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}}, Body: []byte(body),
	}
}

// but returns a body with one member put in place of another; with nothing in its
// place the member is gone.
func but(body, member, instead string) string {
	changed := strings.Replace(body, member, instead, 1)
	if changed == body {
		panic("the body has no " + member)
	}
	return strings.NewReplacer("{,", "{", ",,", ",", ",}", "}").Replace(changed)
}

// hostless is what comes of a host name that does not exist.
var hostless = &api.TransportError{
	Phase: api.PhaseDNS, Kind: api.KindNotFound, Sent: api.SentNo, Text: "there is no host id.eux.nextreason.com; nothing was sent",
}

// nextreasonRow is one row of the vendor's tables, as an exchange that shows it.
type nextreasonRow struct {
	row     string
	request api.Request
	status  int    // 0: no answer came, since the host does not exist
	body    string // as the table prints it
	outcome api.Outcome
	shared  bool // no request can tell the row from its twins
}

// nextreasonRows are exchanges written out from the vendor's tables, one for each of
// their rows.
var nextreasonRows = slices.Concat(verifyMailRows, verifyPhoneRows, sendRows, tokenRows, loginRows, resendRows, forgottenRows, registerRows)

var verifyMailRows = []nextreasonRow{
	{"nextreason.otp_verify.email.01", posted(verifyCode, mailCode), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.02", posted(verifyCode, but(mailCode, `https://shop.example.com/done`, `shop, done`)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.03", posted(verifyCode, but(mailCode, `https://shop.example.com/done`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.04", posted(verifyCode, but(mailCode, `"redirect_uri":"https://shop.example.com/done"`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.05", posted(verifyCode, but(mailCode, `"en-US"`, `""`)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.06", posted(verifyCode, but(mailCode, `"locale":"en-US"`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.email.07", posted(verifyCode, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.otp_verify.email.08", posted(verifyCode, `{"code":"151121","client_id":`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.otp_verify.email.09", posted(verifyCode, but(mailCode, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, false},
	{"nextreason.otp_verify.email.10", posted(verifyCode, but(mailCode, `151121`, `151112`)), 422, `{"error":"invalid_code'","error_details":{"message":"Please enter a valid verification code."}}`, api.Refused, false},
	{"nextreason.otp_verify.email.11", posted(verifyCode, but(mailCode, `151121`, `15l121`)), 422, `{"error":"invalid_code'","error_details":{"message":"Please enter a valid verification code."}}`, api.Refused, false},
	{"nextreason.otp_verify.email.12", posted(verifyCode, but(mailCode, `"code":"151121"`, ``)), 422, `{"error":"invalid_code'","error_details":{"code":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.email.13", posted(verifyCode, but(mailCode, `shop-app`, ``)), 422, `{"error":"invalid_parameters'","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.otp_verify.email.14", posted(verifyCode, but(mailCode, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters'","error_details":{"client_id":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.email.15", posted(verifyCode, but(mailCode, `anna@example.com`, `nobody@example.com`)), 422, `{"error":"invalid_parameters'","error_details":{"user_id":{"invalid":"invalid value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.email.16", posted(verifyCode, but(mailCode, `anna@example.com`, ``)), 422, `{"error":"invalid_parameters'","error_details":{"user_id":{"invalid":"invalid fomat"}}}`, api.Refused, false},
	{"nextreason.otp_verify.email.17", posted(verifyCode, but(mailCode, `"user_id":"anna@example.com"`, ``)), 422, `{"error":"invalid_parameters'","error_details":{"user_id":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.email.18", posted(verifyCode, but(mailCode, `"auth_type":"email"`, `"auth_type":"mail"`)), 422, `{"error":"invalid_parameters'","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.email.19", posted(verifyCode, but(mailCode, `"auth_type":"email"`, `"auth_type":""`)), 422, `{"error":"invalid_parameters'","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.email.20", posted(verifyCode, but(mailCode, `"auth_type":"email"`, ``)), 422, `{"error":"invalid_parameters'","error_details":{"auth_type":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.email.21", posted(verifyCode, mailCode), 422, `{"error":"invalid_parameters'","error_details":{"message":"Please enter a valid verification code."}}`, api.Refused, false},
	{"nextreason.otp_verify.email.22", posted(verifyCode, mailCode), 429, `{"error":"user_attempts_limits","error_description":"Too many requests"}`, api.Refused, false},
	{"nextreason.otp_verify.email.23", posted(verifyCode, but(mailCode, `151121`, ``)), 502, ``, api.Refused, false},
	{"nextreason.otp_verify.email.24", posted(verifyCode, but(mailCode, `en-US`, `en_US`)), 502, ``, api.Refused, false},
}

var verifyPhoneRows = []nextreasonRow{
	{"nextreason.otp_verify.mobile.01", posted(verifyCode, phoneCode), 0, ``, api.NoAnswer, false},
	{"nextreason.otp_verify.mobile.02", posted(verifyCode, phoneCode), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.03", posted(verifyCode, but(phoneCode, `https://shop.example.com/done`, `shop, done`)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.04", posted(verifyCode, but(phoneCode, `shop.example.com`, `elsewhere.example.org`)), 200, ``, api.Success, true},
	{"nextreason.otp_verify.mobile.05", posted(verifyCode, but(phoneCode, `https://shop.example.com/done`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.06", posted(verifyCode, but(phoneCode, `"redirect_uri":"https://shop.example.com/done"`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.07", posted(verifyCode, but(phoneCode, `"en-US"`, `""`)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.08", posted(verifyCode, but(phoneCode, `"locale":"en-US"`, ``)), 200, ``, api.Success, false},
	{"nextreason.otp_verify.mobile.09", posted(verifyCode, but(phoneCode, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.10", posted(verifyCode, but(phoneCode, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.11", posted(verifyCode, but(phoneCode, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.12", posted(verifyCode, but(phoneCode, `151121`, `151112`)), 422, `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.13", posted(verifyCode, phoneCode), 422, `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`, api.Refused, true},
	{"nextreason.otp_verify.mobile.14", posted(verifyCode, but(phoneCode, `"code":"151121"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"code":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.15", posted(verifyCode, but(phoneCode, `+15417543010`, `+15417543099`)), 422, `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.16", posted(verifyCode, but(phoneCode, `+15417543010`, ``)), 422, `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid format"}}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.17", posted(verifyCode, but(phoneCode, `"user_id":"+15417543010"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"user_id":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.18", posted(verifyCode, but(phoneCode, `"sms"`, `"mobile"`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.19", posted(verifyCode, but(phoneCode, `"sms"`, `""`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.20", posted(verifyCode, but(phoneCode, `"auth_type":"sms"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":"field required"}}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.21", posted(verifyCode, phoneCode), 429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`, api.Refused, false},
	{"nextreason.otp_verify.mobile.22", posted(verifyCode, but(phoneCode, `151121`, ``)), 502, ``, api.Refused, false},
	{"nextreason.otp_verify.mobile.23", posted(verifyCode, but(phoneCode, `en-US`, `english`)), 502, ``, api.Refused, false},
	{"nextreason.otp_verify.mobile.24", posted("/idp/v9/otp/verify?env_id=env-17", phoneCode), 503, `{"error_description":"Backend action does not exist"}`, api.Refused, false},
}

var sendRows = []nextreasonRow{
	{"nextreason.search.otp-send.email.01", posted(sendCode, sendBody), 0, ``, api.NoAnswer, false},
	{"nextreason.search.otp-send.email.02", posted(sendCode, sendBody), 200, ``, api.Success, false},
	{"nextreason.search.otp-send.email.03", posted(sendCode, but(sendBody, `Your code is %code%`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.otp-send.email.04", posted(sendCode, but(sendBody, `"message":"Your code is %code%"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.otp-send.email.05", posted(sendCode, but(sendBody, `"en-US"`, `""`)), 200, ``, api.Success, false},
	{"nextreason.search.otp-send.email.06", posted(sendCode, but(sendBody, `"locale":"en-US"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.otp-send.email.07", posted(sendCode, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.otp-send.email.08", posted(sendCode, `{"client_id":"shop-app","message":"say "hi""}`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.otp-send.email.09", posted("/idp/v1/otp/send?env_id=env-71", sendBody), 400, `{"error":"invalid_domain","error_description":"Invalid API usage"}`, api.Refused, false},
	{"nextreason.search.otp-send.email.10", posted(sendCode, sendBody), 401, `{"error":"http_exception","error_details":{"message":"Unauthorized"}}`, api.Refused, false},
	{"nextreason.search.otp-send.email.11", posted(sendCode, but(sendBody, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, false},
	{"nextreason.search.otp-send.email.12", posted(sendCode, but(sendBody, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.otp-send.email.13", posted(sendCode, but(sendBody, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`, api.Refused, false},
	{"nextreason.search.otp-send.email.14", posted(sendCode, but(sendBody, `anna@example.com`, `nobody@example.com`)), 422, `{"error":"invalid_user","error_details":{"invalid":"invalid value"}}`, api.Refused, false},
	{"nextreason.search.otp-send.email.15", posted(sendCode, but(sendBody, `anna@example.com`, ``)), 422, `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid format"}}}`, api.Refused, false},
	{"nextreason.search.otp-send.email.16", posted(sendCode, but(sendBody, `"user_id":"anna@example.com"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"user_id":"field required"}}`, api.Refused, false},
}

var tokenRows = []nextreasonRow{
	{"nextreason.search.token.email.01", posted(takeToken, tokenBody), 0, ``, api.NoAnswer, false},
	{"nextreason.search.token.email.02", posted(takeToken, tokenBody), 200, `{"bearer":"not-a-real-token","access_token":"not-a-real-token","refresh_token":"not-a-real-token"}`, api.Success, false},
	{"nextreason.search.token.email.03", posted(takeToken, but(tokenBody, `true`, `false`)), 200, `{"bearer":"not-a-real-token","access_token":"not-a-real-token","refresh_token":"not-a-real-token"}`, api.Success, false},
	{"nextreason.search.token.email.04", posted(takeToken, but(tokenBody, `"legal_acceptances":true`, ``)), 200, `{"bearer":"not-a-real-token","access_token":"not-a-real-token","refresh_token":"not-a-real-token"}`, api.Success, false},
	{"nextreason.search.token.email.05", posted(takeToken, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.token.email.06", posted(takeToken, `grant_type=authorization_code&code=not-a-real-code`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.token.email.07", posted("/idp/v1/account/token?env_id=env-71", tokenBody), 400, `{"error":"invalid_domain","error_description":"Invalid API usage"}`, api.Refused, false},
	{"nextreason.search.token.email.08", posted(takeToken, but(tokenBody, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, true},
	{"nextreason.search.token.email.09", posted(takeToken, but(tokenBody, `not-a-real-code`, `not-a-real-cod`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, true},
	{"nextreason.search.token.email.10", posted(takeToken, but(tokenBody, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.token.email.11", posted(takeToken, but(tokenBody, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`, api.Refused, false},
	{"nextreason.search.token.email.12", posted(takeToken, but(tokenBody, `"authorization_code"`, `"password"`)), 422, `{"error":"invalid_parameters","error_details":{"grant_type":"unsupported"}}`, api.Refused, false},
	{"nextreason.search.token.email.13", posted(takeToken, but(tokenBody, `"authorization_code"`, `""`)), 422, `{"error":"invalid_parameters","error_details":{"grant_type":"unsupported"}}`, api.Refused, false},
	{"nextreason.search.token.email.14", posted(takeToken, but(tokenBody, `"grant_type":"authorization_code"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"grant_type":"field required"}}`, api.Refused, false},
	{"nextreason.search.token.email.15", posted(takeToken, but(tokenBody, `"auth_type":"email"`, `"auth_type":"mail"`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.token.email.16", posted(takeToken, but(tokenBody, `"auth_type":"email"`, `"auth_type":""`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.token.email.17", posted(takeToken, but(tokenBody, `"auth_type":"email"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":"field required"}}`, api.Refused, false},
	{"nextreason.search.token.email.18", posted(takeToken, but(tokenBody, `https://shop.example.com/done`, `shop, done`)), 422, `{"error":"invalid_parameters","error_details":{"redirect_uri":{"invalid":"invalid value"}}}`, api.Refused, false},
}

var loginRows = []nextreasonRow{
	{"nextreason.search.login.email.01", posted(logIn, loginBody), 0, ``, api.NoAnswer, false},
	{"nextreason.search.login.email.02", posted(logIn, loginBody), 200, `{"authorization_code":"not-a-real-code"}`, api.Success, false},
	{"nextreason.search.login.email.03", posted(logIn, but(loginBody, `https://shop.example.com/done`, ``)), 200, `{"authorization_code":"not-a-real-code"}`, api.Success, false},
	{"nextreason.search.login.email.04", posted(logIn, but(loginBody, `"openid"`, `""`)), 200, `{"authorization_code":"not-a-real-code"}`, api.Success, false},
	{"nextreason.search.login.email.05", posted(logIn, but(loginBody, `"en-US"`, `""`)), 200, `{"authorization_code":"not-a-real-code"}`, api.Success, false},
	{"nextreason.search.login.email.06", posted(logIn, but(loginBody, `"locale":"en-US"`, ``)), 200, `{"authorization_code":"not-a-real-code"}`, api.Success, false},
	{"nextreason.search.login.email.07", posted("/idp/v1/account/login?env_id=env-71", loginBody), 400, `{"error":"invalid_domain","error_description":"Invalid API usage"}`, api.Refused, false},
	{"nextreason.search.login.email.08", posted(logIn, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.login.email.09", posted(logIn, `{"client_id":"shop-app","user_id":"anna@example.com","password":"not"a"password"}`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.login.email.10", posted(logIn, but(loginBody, `anna@example.com`, `nobody@example.com`)), 401, `{"error":"http_exception","error_description":"Unauthorized"}`, api.Refused, false},
	{"nextreason.search.login.email.11", posted(logIn, but(loginBody, `not-a-real-password`, `not-that-one`)), 401, `{"error":"http_exception","error_details":{"message":"unauthorized"}}`, api.Refused, false},
	{"nextreason.search.login.email.12", posted(logIn, but(loginBody, `anna@example.com`, `anna@@example`)), 401, `{"error":"http_exception","error_description":"Unauthorized"}`, api.Refused, false},
	{"nextreason.search.login.email.13", posted(logIn, but(loginBody, `"scope":"openid"`, `"scope":"openid","resource":"ledger"`)), 403, `{"error":"forbidden"}`, api.Refused, true},
	{"nextreason.search.login.email.14", posted(logIn, but(loginBody, `shop-app`, `shop-ap`)), 403, `{"error":"forbidden"}`, api.Refused, true},
	{"nextreason.search.login.email.15", posted(logIn, loginBody), 422, `{"error":"unverified_user","error_description":"unverified user account"}`, api.Refused, false},
	{"nextreason.search.login.email.16", posted(logIn, but(loginBody, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.login.email.17", posted(logIn, but(loginBody, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`, api.Refused, false},
}

var resendRows = []nextreasonRow{
	{"nextreason.search.resend-verification.email.01", posted(resendMail, mailBody), 200, `{"message":"An email has been sent to the address on record."}`, api.Success, false},
	{"nextreason.search.resend-verification.email.02", posted(resendMail, mailBody), 200, ``, api.Success, true},
	{"nextreason.search.resend-verification.email.03", posted(resendMail, but(mailBody, `anna@example.com`, `nobody@example.com`)), 200, `{"message":"An email has been sent to the address on record."}`, api.Success, true},
	{"nextreason.search.resend-verification.email.04", posted(resendMail, but(mailBody, `"en-US"`, `""`)), 200, ``, api.Success, false},
	{"nextreason.search.resend-verification.email.05", posted(resendMail, but(mailBody, `"locale":"en-US"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.resend-verification.email.06", posted(resendMail, but(mailBody, `"authorization_code"`, `"password"`)), 200, ``, api.Success, false},
	{"nextreason.search.resend-verification.email.07", posted(resendMail, but(mailBody, `"authorization_code"`, `""`)), 200, ``, api.Success, false},
	{"nextreason.search.resend-verification.email.08", posted(resendMail, but(mailBody, `"grant_type":"authorization_code"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.resend-verification.email.09", posted(resendMail, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.10", posted(resendMail, `{"client_id":"shop-app"`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.11", posted(resendMail, but(mailBody, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.12", posted(resendMail, but(mailBody, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.13", posted(resendMail, but(mailBody, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.14", posted(resendMail, but(mailBody, `"auth_type":"email"`, `"auth_type":"mail"`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.15", posted(resendMail, but(mailBody, `"auth_type":"email"`, `"auth_type":""`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.16", posted(resendMail, but(mailBody, `"auth_type":"email"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":"field required"}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.17", posted(resendMail, but(mailBody, `https://shop.example.com/done`, `shop, done`)), 422, `{"error":"invalid_parameters","error_details":{"redirect_uri":{"invalid":"invalid value"}}}`, api.Refused, false},
	{"nextreason.search.resend-verification.email.18", posted(resendMail, but(mailBody, `https://shop.example.com/done`, ``)), 422, `{"error":"missing_argument","error_details":null,"error_description":"Missing Parameter: redirect_uri"}`, api.Refused, false},
}

var forgottenRows = []nextreasonRow{
	{"nextreason.search.forgot-password.email.01", posted(forgotten, mailBody), 0, ``, api.NoAnswer, false},
	{"nextreason.search.forgot-password.email.02", posted(forgotten, mailBody), 200, ``, api.Success, false},
	{"nextreason.search.forgot-password.email.03", posted(forgotten, but(mailBody, `"authorization_code"`, `"password"`)), 200, ``, api.Success, false},
	{"nextreason.search.forgot-password.email.04", posted(forgotten, but(mailBody, `"grant_type":"authorization_code"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.forgot-password.email.05", posted(forgotten, but(mailBody, `"locale":"en-US"`, ``)), 200, ``, api.Success, false},
	{"nextreason.search.forgot-password.email.06", posted(forgotten, ``), 400, `{"error":"http_exception","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.07", posted(forgotten, `{"client_id":"shop-app",}`), 400, `{"error":"invalid_parameters","error_description":"Invalid json format"}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.08", posted("/idp/v1/account/forgot-password?env_id=env-71", mailBody), 400, `{"error":"Invalid_domain","error_description":"Invalid API usage"}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.09", posted(forgotten, but(mailBody, `shop-app`, `shop-ap`)), 403, `{"error":"http_exception","error_description":"Forbidden"}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.10", posted(forgotten, but(mailBody, `shop-app`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.11", posted(forgotten, but(mailBody, `"client_id":"shop-app"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.12", posted(forgotten, but(mailBody, `"auth_type":"email"`, `"auth_type":"mail"`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.13", posted(forgotten, but(mailBody, `"auth_type":"email"`, `"auth_type":""`)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.14", posted(forgotten, but(mailBody, `"auth_type":"email"`, ``)), 422, `{"error":"invalid_parameters","error_details":{"auth_type":"field required"}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.15", posted(forgotten, but(mailBody, `https://shop.example.com/done`, `shop, done`)), 422, `{"error":"invalid_parameters","error_details":{"redirect_uri":{"invalid":"invalid value"}}}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.16", posted(forgotten, but(mailBody, `https://shop.example.com/done`, ``)), 422, `{"error":"http_exception","error_details":null,"error_description":"missing_argument Missing Parameter: redirect_uri"}`, api.Refused, false},
	{"nextreason.search.forgot-password.email.17", posted(forgotten, mailBody), 503, ``, api.Refused, false},
}

var registerRows = []nextreasonRow{
	{"nextreason.search.register.email.01", posted(registerUser, but(newUser, `anna@example.com`, `anna.example.com`)), 422, `{"error":"invalid_form_fields","error_details":{"emailAddress":["Email address is not formatted correctly."]},"error_description":"some inputs are invalid"}`, api.Refused, false},
	{"nextreason.search.register.email.02", posted(registerUser, but(newUser, `"locale":"en-US"`, `"newPassword":"not-a-real-password","newPasswordConfirm":"not-a-real-password"`)), 422, `{"error":"invalid_parameters","error_details":{"newPassword, newPasswordConfirm":{"unexpected_keys":"Unexpected parameters found in the request."}}}`, api.Refused, false},
	{"nextreason.search.register.email.03", posted(registerUser, newUser), 200, `{"message":"An email has been sent to the address on record"}`, api.Success, false},
}

func (r nextreasonRow) exchange() api.Exchange {
	if r.status == 0 {
		request := r.request
		request.URL = strings.Replace(request.URL, "id.eu.", "id.eux.", 1)
		return api.Exchange{Request: request, Failure: hostless}
	}
	return api.Exchange{Request: r.request, Answer: answer(r.status, r.body)}
}

func TestEveryRowOfNextReasonIsNamedFirstForAnExchangeThatShowsIt(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	for _, test := range nextreasonRows {
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			e := explain.Exchange(packs, test.exchange())
			if e.System != "nextreason" || e.Outcome != test.outcome {
				t.Errorf("%s, outcome %q, want nextreason, %q", e.System, e.Outcome, test.outcome)
			}
			first := e.First()
			switch {
			case first == nil || first.Row != test.row && !slices.Contains(first.Twins, test.row):
				t.Errorf("first cause is %+v, want %s", first, test.row)
			case first.Row != test.row && !test.shared:
				t.Errorf("%s is named in place of its twin %s, though the request parts them", first.Row, test.row)
			case test.shared && first.Likelihood == explain.Certain && test.outcome != api.Success:
				t.Errorf("%s is certain, though nothing in the exchange parts it from its twins", first.Row)
			}
		})
	}
}

// The rows as the vendor's tables have them: how many each has, by the beginning of
// their ids.
func TestEveryRowOfNextReasonHasAnExchangeAndStandsInThePack(t *testing.T) {
	t.Parallel()
	pack := embedded(t).System("nextreason")
	if pack == nil {
		t.Fatal("there is no pack")
	}
	tested := map[string]bool{}
	for _, test := range nextreasonRows {
		tested[test.row] = true
	}
	for table, rows := range map[string]int{
		"otp_verify.email": 24, "otp_verify.mobile": 24, "search.otp-send.email": 16, "search.token.email": 18, "search.login.email": 17,
		"search.resend-verification.email": 18, "search.forgot-password.email": 17, "search.register.email": 3,
	} {
		for i := 1; i <= rows; i++ {
			id := "nextreason." + table + "." + string([]byte{'0' + byte(i/10), '0' + byte(i%10)})
			if pack.Row(id) == nil {
				t.Errorf("%s is not in the pack", id)
			}
			if !tested[id] {
				t.Errorf("%s has no exchange in this test", id)
			}
		}
	}
}

// A body that somebody pasted, without its call: what it says is all there is.
func TestABareBodyOfNextReasonNamesEveryRowThatItCouldBe(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	for _, test := range nextreasonRows {
		if !strings.Contains(test.body, `"error`) && !strings.Contains(test.body, `"message"`) {
			continue // nothing in it says whose it is
		}
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			e := explain.Exchange(packs, api.Exchange{Answer: &api.Answer{Body: []byte(test.body)}})
			if e.System != "nextreason" {
				t.Fatalf("read as %q", e.System)
			}
			if !slices.ContainsFunc(e.Causes, func(c explain.Cause) bool { return c.Row == test.row || slices.Contains(c.Twins, test.row) }) {
				t.Errorf("causes are %s", causeRows(e))
			}
			if e.First().Likelihood == explain.Certain {
				certainAlone(t, packs.System("nextreason"), e)
			}
		})
	}
}

// certainAlone fails the test when a cause is called certain beside a documented row
// that means something else.
func certainAlone(t *testing.T, pack *systems.Pack, e explain.Explanation) {
	t.Helper()
	first := e.First()
	rivals := slices.Clone(first.Twins)
	for _, c := range e.Causes[1:] {
		rivals = append(rivals, c.Row)
	}
	for _, id := range rivals {
		if row := pack.Row(id); row != nil && row.Basis == systems.Documented && row.Title != first.Title {
			t.Errorf("%s is certain, though it could be %s", first.Row, id)
		}
	}
}

func causeRows(e explain.Explanation) []string {
	rows := make([]string, len(e.Causes))
	for i, c := range e.Causes {
		rows[i] = c.Row + " (" + string(c.Likelihood) + ")"
	}
	return rows
}

// The relaying client's words in place of an answer, as people paste them.
func TestAPastedNameFailureOfNextReasonIsTheDocumentedRow(t *testing.T) {
	t.Parallel()
	for row, to := range map[string]where{
		"nextreason.otp_verify.mobile.01": verifyCode, "nextreason.search.otp-send.email.01": sendCode, "nextreason.search.token.email.01": takeToken,
		"nextreason.search.login.email.01": logIn, "nextreason.search.forgot-password.email.01": forgotten,
	} {
		for _, body := range []string{`{"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`, `{"message":"getaddrinfo ENOTFOUND"}`} {
			e := explained(t, posted(to, phoneCode), answer(502, body))
			if first := e.First(); first == nil || first.Row != row {
				t.Errorf("%s for %s is %+v, want %s", body, to, first, row)
			}
		}
	}
}
