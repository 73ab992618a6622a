package ticket_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/intake"
	"casebook/history/ticket"
)

// A form whose lines end in CR LF, one of its values having a lone line feed, a backslash
// and what a shell acts on.
const multipartForm = "--BB\r\nContent-Disposition: form-data; name=\"locale\"\r\n\r\nen-US\r\n" +
	"--BB\r\nContent-Disposition: form-data; name=\"remark\"\r\n\r\n=1+1\nit's \\n $(touch pwned) `touch pwned` %s 100%\r\n--BB--\r\n"

// multipartScene is a call with a body of its own.
func multipartScene(body, answer string) scene {
	return scene{name: "multipart", system: "nextreason", calls: []call{{
		at: "14:03:14.400", method: "POST", url: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env-4471",
		headers: api.Headers{{Name: "Content-Type", Value: "multipart/form-data; boundary=BB"}}, body: body, status: 422, answer: answer,
	}}}
}

func TestTheCurlCommandRepeatsAMultipartBodyByteForByte(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		multipartForm, strings.TrimRight(multipartForm, "\r\n"), multipartForm + "\n\n", "a\r\n\r\nb", "\r\n", `back\slash\\` + "\r\n",
		"-n a\r\n%b \\c\r\n", "lone\nfeeds\n",
	} {
		source := multipartScene(multipartForm, `{"error":"x"}`).source(t)
		source.Attempts[0].Request.Body = record(body)
		made := mustMake(t, source)
		got := arguments(t, command(made))
		if at := slices.Index(got, "--data-raw"); at < 0 || got[at+1] != body {
			t.Errorf("curl gets %q, want %q", got, body)
		}
		script := out(t, made, ticket.Curl)
		if said, err := sh(t, script, "1"); err != nil || !strings.Contains(said, "<--data-raw><"+body+">") {
			t.Errorf("%v: the script sends %q, want %q", err, said, body)
		}
		if strings.Contains(string(script)+made.Text.String(), "\r") {
			t.Error("a carriage return acts on a terminal")
		}
	}
}

func TestTheHARHoldsAMultipartBodyByteForByte(t *testing.T) {
	t.Parallel()
	const answer = "upstream\r\nwent \\r away\r\n"
	data := out(t, mustMake(t, multipartScene(multipartForm, answer).source(t)), ticket.HAR)
	validHAR(t, data)
	var archive struct {
		Log struct {
			Entries []struct {
				Request  struct{ PostData struct{ Text string } }
				Response struct{ Content struct{ Text string } }
			}
		}
	}
	if err := json.Unmarshal(data, &archive); err != nil {
		t.Fatal(err)
	}
	if got := archive.Log.Entries[0].Request.PostData.Text; got != multipartForm {
		t.Errorf("the request is %q", got)
	}
	if got := archive.Log.Entries[0].Response.Content.Text; got != answer {
		t.Errorf("the answer is %q", got)
	}
}

// Values are cut from such a body as from any.
func TestAMultipartBodyIsCutWhereverItIsWritten(t *testing.T) {
	t.Parallel()
	body := strings.Replace(multipartForm, `name="locale"`+"\r\n\r\nen-US", `name="user_id"`+"\r\n\r\n+962791234567", 1)
	made := mustMake(t, multipartScene(body, `{"error":"x"}`).source(t))
	for _, f := range ticket.Formats() {
		data := string(out(t, made, f))
		if f == ticket.Zip {
			continue
		}
		if strings.Contains(data, "962791234567") || strings.Contains(data, "\n'--BB") || !strings.Contains(data, "[phone-1: ") {
			t.Errorf("%s:\n%s", f, data)
		}
	}
}

// What people read says how its lines end, and quotes what would be a formula.
func TestAMultipartBodyIsReadLineByLine(t *testing.T) {
	t.Parallel()
	body := strings.Replace(multipartForm, "=1+1\nit's", "it's", 1)
	text := mustMake(t, multipartScene(body, `{"error":"x"}`).source(t)).Text.String()
	contains(t, text, "Request headers and body (the lines of the body end in CR LF; “> ” stands before each line of the body):\n",
		"\n> --BB\n> Content-Disposition: form-data; name=\"locale\"\n> \n> en-US\n> --BB\n")
	text = mustMake(t, multipartScene(multipartForm, `{"error":"x"}`).source(t)).Text.String()
	contains(t, text, "Request headers and body (what ends in \\r ends in CR LF; “> ” stands before each line of the body):\n", "\n> --BB\\r\n", "\n> \\r\n> =1+1\n> it's ")
	source := multipartScene(multipartForm, `{"error":"x"}`).source(t)
	source.Attempts[0].Request.Body = record("a=1\r\nb")
	contains(t, mustMake(t, source).Text.String(), "Request headers and body (the lines of the body end in CR LF):\n", "\na=1\nb\n")
}

func TestAMultipartTicketIsReadBackAsItWasSent(t *testing.T) {
	t.Parallel()
	made := mustMake(t, multipartScene(multipartForm, `{"error":"x"}`).source(t))
	got, err := intake.Read("ticket", []byte(command(made)))
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Exchanges[0].Request.Body) != multipartForm {
		t.Errorf("read back as %q", got.Exchanges[0].Request.Body)
	}
}
