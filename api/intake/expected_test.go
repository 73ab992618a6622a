package intake_test

import (
	"testing"

	"casebook/api/intake"
)

func TestAStatusThatDidNotComeIsNotTaken(t *testing.T) {
	t.Parallel()
	const refused = `{"error":"invalid_code","message":"x"}`
	for text, want := range map[string]int{
		"expected response to have status code 200 but got 422 | response body: " + refused: 422,
		"It used to answer 200 OK, now: " + refused:                                         0,
		"instead of HTTP 200 we get " + refused:                                             0,
		"we get HTTP 422 instead of 200: " + refused:                                        422,
		"want status 200, got 401: " + refused:                                              401,
		"should return HTTP 200 but returned HTTP 404 with body " + refused:                 404,
		"The answer should be HTTP 200. It is HTTP 403: " + refused:                         403,
		"Expected: 200\nReceived: status 422\n" + refused:                                   422,
		"HTTP 200 was expected, HTTP 409 came: " + refused:                                  409,
		"The response was 200 OK " + refused:                                                0,
		`The response was 200 OK {"success":false,"messages":[]}`:                           0,
		`The response was 200 OK {"success":true,"data":{"validNumber":false}}`:             200,
		`The response was 200 OK {"error":"SUCCESS","message":"You are now logged in"}`:     200,
	} {
		result, err := intake.Read("stdin", []byte(text))
		if err != nil || len(result.Exchanges) != 1 || result.Exchanges[0].Answer == nil {
			t.Fatalf("%s: %+v, %v, want one answer", text, result.Exchanges, err)
		}
		if status := result.Exchanges[0].Answer.Status; status != want {
			t.Errorf("%s: status %d, want %d", text, status, want)
		}
	}
}
