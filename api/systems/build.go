package systems

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// Build makes the request of o from values, below base. Fields that are absent
// from values are left out. The error is about base only; nothing about a value
// keeps a request from being built, so that a broken call can be reproduced.
func (p *Pack) Build(o *Operation, base string, values Values) (api.Request, error) {
	target, err := url.Parse(base)
	if err != nil || target.Host == "" || target.Scheme != "http" && target.Scheme != "https" {
		return api.Request{}, errors.New("the base URL is not of the form https://host; set it right in the environment")
	}
	fields := p.Fields(o)
	path := o.Path
	query := url.Values{}
	for _, f := range fields {
		value, present := values[f.ID]
		switch {
		case f.Place == InPath:
			path = strings.ReplaceAll(path, "{"+f.Wire()+"}", url.PathEscape(value.Text))
		case f.Place == InQuery && present:
			query.Set(f.Wire(), value.Text)
		}
	}
	address := strings.TrimRight(target.Scheme+"://"+target.Host+target.EscapedPath(), "/") + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	body := o.body(fields, values)
	return api.Request{
		System: p.ID, Operation: o.ID, Method: o.Method, URL: address,
		Headers: o.headers(fields, values, body != nil), Body: body,
	}, nil
}

func (o *Operation) headers(fields []Field, values Values, body bool) api.Headers {
	headers := api.Headers{{Name: "Accept", Value: "application/json"}}
	if body {
		headers = append(headers, api.Header{Name: "Content-Type", Value: o.ContentType})
	}
	var user, password string
	var basic bool
	for _, f := range fields {
		value, present := values[f.ID]
		if !present {
			continue
		}
		switch f.Place {
		case InHeader:
			headers = append(headers, api.Header{Name: f.Wire(), Value: value.Text})
		case Bearer:
			headers = append(headers, api.Header{Name: "Authorization", Value: "Bearer " + value.Text})
		case BasicUser:
			user, basic = value.Text, true
		case BasicPassword:
			password, basic = value.Text, true
		}
	}
	if basic {
		pair := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
		headers = append(headers, api.Header{Name: "Authorization", Value: "Basic " + pair})
	}
	return headers
}

// body writes the fields of the body as one JSON object in the pack's order, or
// nil when the operation has no body.
func (o *Operation) body(fields []Field, values Values) []byte {
	if o.ContentType == "" {
		return nil
	}
	if strings.HasPrefix(o.ContentType, formType) {
		form := url.Values{}
		for _, f := range fields {
			if value, present := values[f.ID]; present && f.Place == InBody {
				form.Set(f.Wire(), value.Text)
			}
		}
		return []byte(form.Encode())
	}
	var members []string
	for _, f := range fields {
		if value, present := values[f.ID]; present && f.Place == InBody {
			members = append(members, tree.Quote(f.Wire())+":"+value.json())
		}
	}
	return fmt.Appendf(nil, "{%s}", strings.Join(members, ","))
}

func (v Value) json() string {
	if v.Kind == tree.String {
		return tree.Quote(v.Text)
	}
	return v.Text
}
