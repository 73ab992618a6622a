package ticket_test

import (
	"net/url"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/safe"
)

// addHeaders puts headers into a request that its system does not ask for.
func (d drawer) addHeaders(request *api.Request, values *planted) {
	add := func(name, value string) {
		request.Headers = append(request.Headers, api.Header{Name: name, Value: value})
	}
	for _, more := range []struct {
		header string
		class  safe.Class
		kind   string
	}{{"X-Auth-Token", safe.ClassSecret, "token"}, {"X-Forwarded-For", safe.Personal, "ip"}, {"X-Api-Key", safe.ClassSecret, "api-key"},
		{"X-Auth", safe.ClassSecret, "token"}, {"X-Session", safe.ClassSecret, "password"}, {"X-User", safe.Personal, "user"}} {
		if d.IntN(4) == 0 {
			add(more.header, values.add(d, more.class, more.kind))
		}
	}
	if d.IntN(4) == 0 {
		cookies := "lang=ar; sid=" + values.add(d, safe.ClassSecret, "cookie")
		if d.IntN(2) == 0 {
			cookies += "; remember_me=" + values.add(d, safe.ClassSecret, "cookie") + "; theme=dark"
		}
		add("Cookie", cookies)
	}
	if d.IntN(6) == 0 {
		add("X-Tenant-Ref", values.add(d, safe.Plain, "cut"))
	}
	if d.IntN(6) == 0 {
		add("X-Access-Token", d.jwtOf(values))
	}
}

// jwtOf plants a token and what it says of a person.
func (d drawer) jwtOf(values *planted) string {
	claims := `{"iss":"acme","email":` + quote(values.add(d, safe.Personal, "email")) + `,"phone_number":` + quote(values.add(d, safe.Personal, "phone")) +
		`,"given_name":` + quote(values.add(d, safe.Personal, "name")) + `,"exp":1793793906}`
	unsigned := jwt(`{"alg":"RS256","typ":"JWT"}`, claims)
	unsigned = unsigned[:strings.LastIndexByte(unsigned, '.')]
	signature := d.chars(alphabet, 43)
	token := unsigned + "." + signature
	*values = append(*values, plant{class: safe.ClassSecret, kind: "jwt", value: token, bare: signature})
	return token
}

// setCookies are those that an answer sets.
func (d drawer) setCookies(values *planted) (all api.Headers) {
	if d.IntN(6) > 0 {
		return nil
	}
	for _, name := range []string{"session", "rt", "XSRF-TOKEN"}[:1+d.IntN(3)] {
		all = append(all, api.Header{Name: d.letterCase("Set-Cookie"), Value: name + "=" + values.add(d, safe.ClassSecret, "cookie") + "; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax"})
	}
	return all
}

// location is where an answer sends the browser.
func (d drawer) location(values planted) string {
	where := "https://shop.example.com/cb"
	if d.IntN(4) == 0 {
		where += "/" + values.urlEcho(d)
	}
	where += "?page=2&echo=" + values.urlEcho(d)
	if d.IntN(2) == 0 {
		return where + "#state=" + values.urlEcho(d) + "&token_type=bearer"
	}
	return where + "#end"
}

// fill puts more into a request than its system asks for.
func (d drawer) fill(request *api.Request, values *planted) {
	body, ok := strings.CutSuffix(string(request.Body), "}")
	switch n := d.IntN(14); {
	case n < 3 && ok && len(body) > 1:
		request.Body = []byte(body + "," + d.person(values) + "}")
	case n == 3 && ok && len(body) > 1:
		inner := `{"v":2,"inner":` + quote("{"+d.person(values)+"}") + `}`
		request.Body = []byte(body + `,"payload":` + quote(inner) + `}`)
	case n == 4 && ok:
		*values = values.without(body)
		request.Body = []byte("grant_type=refresh_token&refresh_token=" + url.QueryEscape(values.add(d, safe.ClassSecret, "refresh-token")) +
			"&user[phone]=" + url.QueryEscape(values.add(d, safe.Personal, "phone")) + "&page=2")
		d.sentAs(request, "application/x-www-form-urlencoded")
	case n == 5 && ok:
		*values = values.without(body)
		request.Body = []byte(d.multipart(values))
		d.sentAs(request, "multipart/form-data; boundary=XXfake7")
	case n == 6:
		sign := "?"
		if strings.Contains(request.URL, "?") {
			sign = "&"
		}
		request.URL += sign + "access_token=" + url.QueryEscape(values.add(d, safe.ClassSecret, "access-token")) + "&email=" + url.QueryEscape(values.add(d, safe.Personal, "email")) + "&page=2"
	case n == 7:
		request.URL = strings.Replace(request.URL, "https://", "https://triage:"+url.QueryEscape(values.add(d, safe.ClassSecret, "password"))+"@", 1)
	case n == 8:
		request.URL, _, _ = strings.Cut(request.URL, "#")
		request.URL += "#id_token=" + url.QueryEscape(values.add(d, safe.ClassSecret, "token")) + "&phone=" + url.QueryEscape(values.add(d, safe.Personal, "phone")) + "&page=2"
	case n == 10 && ok && len(body) > 1:
		request.Body = []byte(body + `,"fields":` + d.pairs(values) + "}")
	case n == 11 && ok:
		*values = values.without(body)
		request.Body = []byte(d.elements(values))
		d.sentAs(request, "text/xml")
	case n == 12 && ok:
		*values = values.without(body)
		request.Body = []byte(d.cutPairs(values))
		d.sentAs(request, "text/plain")
	case n == 13 && ok:
		*values = values.without(body)
		whole := "{" + d.person(values) + `,"fields":` + d.pairs(values)
		request.Body = []byte(whole[:len(whole)-d.IntN(3)]) // breaks off behind the last value
	case n == 9 && len(*values) > 0:
		path, query, asked := strings.Cut(request.URL, "?")
		request.URL = path + "/" + values.urlEcho(d)
		if asked {
			request.URL += "?" + query
		}
	}
}

func (d drawer) sentAs(request *api.Request, mediaType string) {
	for i, h := range request.Headers {
		if strings.EqualFold(h.Name, "Content-Type") {
			request.Headers[i].Value = mediaType
		}
	}
}

// without drops the values of a text that is not sent after all: nothing knows them.
func (p planted) without(text string) planted {
	return slices.DeleteFunc(p, func(v plant) bool { return strings.Contains(text, v.value) })
}

// multipart is a form with fields, some of them JSON.
func (d drawer) multipart(values *planted) string {
	end := one(d, []string{"\r\n", "\r\n", "\n"})
	lines := []string{
		"--XXfake7", `Content-Disposition: form-data; name="phoneNumber"`, "", values.add(d, safe.Personal, "phone"),
		"--XXfake7", `content-disposition: form-data; name="password"`, "", values.add(d, safe.ClassSecret, "password"),
		"--XXfake7", `Content-Disposition: form-data; name="customer"`, "Content-Type: application/json", "", "{" + d.person(values) + "}",
		"--XXfake7", `Content-Disposition: form-data; name="page"`, "", "2",
		"--XXfake7--", "",
	}
	return strings.Join(lines, end)
}

// person is a part of a JSON object under well-known names.
func (d drawer) person(values *planted) string {
	all := []struct {
		name  string
		class safe.Class
		kind  string
	}{
		{"firstName", safe.Personal, "name"}, {"lastName", safe.Personal, "name"}, {"phone", safe.Personal, "phone"}, {"email", safe.Personal, "email"},
		{"dateOfBirth", safe.Personal, "birth-date"}, {"passportNumber", safe.Personal, "id-number"}, {"otp", safe.OneTime, "code"}, {"client_secret", safe.ClassSecret, "secret"},
		{"password2", safe.ClassSecret, "password"}, {"secretThing", safe.ClassSecret, "secret"}, {"otp_code_sms", safe.OneTime, "code"}, {"userSessionId", safe.ClassSecret, "token"}, {"password_reset_code", safe.OneTime, "reset-code"}, {"userName", safe.Personal, "name"}, {"last_name_old", safe.Personal, "name"},
	}
	var parts []string
	for _, i := range d.Perm(len(all))[:3] {
		parts = append(parts, quote(all[i].name)+":"+quote(values.add(d, all[i].class, all[i].kind)))
	}
	return `"customer":{` + strings.Join(parts, ",") + `,"ref":"ZD-88120"}`
}
