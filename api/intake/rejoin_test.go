package intake_test

import (
	"strings"
	"testing"
)

func TestACommandThatAMailProgramWrappedIsJoinedAgain(t *testing.T) {
	t.Parallel()
	const body = `{"client_id": "c", "code": "123456"}`
	for _, text := range []string{
		"curl -X POST 'https://a.test/v1/x?e=1' -H 'Content-Type:\napplication/json' -d\n'" + body + "'",
		"curl -X POST 'https://a.test/v1/x?e=1'\n-H 'Content-Type: application/json'\n-d '" + body + "'",
		"curl -X POST\n'https://a.test/v1/x?e=1' -H\r\n'Content-Type: application/json'\r\n--data '" + body + "'\r\n",
		"curl -X\nPOST https://a.test/v1/x?e=1 --header\n\"Content-Type: application/json\" --data-raw\n'" + body + "'",
	} {
		e := mustReadCommand(t, text)
		kind, _ := e.Request.Headers.Get("Content-Type")
		if e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x?e=1" || kind != "application/json" || string(e.Request.Body) != body {
			t.Errorf("%q: %+v, body %s", text, e.Request, e.Request.Body)
		}
		if !hasNote(e.Notes, "the lines of the command were joined again, as a mail program had wrapped it") {
			t.Errorf("%q: notes %q", text, e.Notes)
		}
	}
	for _, text := range []string{
		"curl https://a.test/v1/x\n{\"e\":1}", "curl https://a.test/v1/x -d a=1\n\n-H 'A: b'\n", "curl https://a.test/v1/x\n- does it work?", "curl https://a.test/v1/x\n--\nJo",
	} {
		e := mustRead(t, "the paste", []byte(text)).Exchanges[0]
		if hasNote(e.Notes, "joined again") || e.Request.URL != "https://a.test/v1/x" {
			t.Errorf("%q: %+v, notes %q", text, e.Request, e.Notes)
		}
	}
}

func TestOfACommandThatNoShellTakesOnlyWhatIsSureIsRead(t *testing.T) {
	t.Parallel()
	for text, body := range map[string]string{
		`curl -X POST https://a.test/v1/x -H 'X-API-KEY: key-0123456789-not-real -d '{"mobileNumber":"079"}'`:  "",
		`curl -X POST https://a.test/v1/x -H 'X-API-KEY: key-0123456789-not-real' -d '{"a":1}`:                 `{"a":1}`,
		`curl -X POST https://a.test/v1/x -H 'X-API-KEY: key-0123456789-not-real' -d '{"a":"it's","b":"c d"}'`: "",
	} {
		e := mustRead(t, "the paste", []byte(text)).Exchanges[0]
		if e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x" || e.Request.Headers != nil || string(e.Request.Body) != body || e.Request.BodyUnknown != (body == "") {
			t.Errorf("%q: %+v, body %s", text, e.Request, e.Request.Body)
		}
		if e.Answer != nil || !hasNote(e.Notes, "bash would not take the command as it stands") || !asideHolds(e, "key-0123456789-not-real") {
			t.Errorf("%q: %+v, notes %q", text, e.Aside, e.Notes)
		}
	}
}

func TestAnUnquotedAmpersandEndsTheCommand(t *testing.T) {
	t.Parallel()
	const said = "the shell ends the command at the &: everything behind it was not part of the address; quote the URL"
	for _, text := range []string{
		`curl -X POST https://a.test/v1/x?e=1&locale=xx -d '{"token":"key-0123456789-not-real"}'`,
		"curl -X POST https://a.test/v1/x?e=1&locale=xx&b=c \\\n  -d '{\"token\":\"key-0123456789-not-real\"}'\n",
	} {
		e := mustReadCommand(t, text)
		if e.Request.URL != "https://a.test/v1/x?e=1" || len(e.Request.Body) > 0 || e.Request.BodyUnknown || !hasNote(e.Notes, said) {
			t.Errorf("%q: %+v, notes %q", text, e.Request, e.Notes)
		}
		if !asideHolds(e, "key-0123456789-not-real") {
			t.Errorf("%q: aside %+v", text, e.Aside)
		}
	}
	for _, text := range []string{"curl 'https://a.test/x?e=1&b=c'", "curl https://a.test/x?e=1 &", "curl https://a.test/x &\necho"} {
		if e := mustRead(t, "the paste", []byte(text)).Exchanges[0]; hasNote(e.Notes, said) {
			t.Errorf("%q: notes %q", text, e.Notes)
		}
	}
}

func TestAHostThatIsAPieceOfTheCommandIsNotThatOfItsAddress(t *testing.T) {
	t.Parallel()
	const said = "the host that could not be resolved is a piece of the command"
	command := `curl -X POST https://a.test/v1/x -H 'Content-Type: application/json' -d '{"token":"key-0123456789-not-real"}'` + "\n"
	e := mustRead(t, "the paste", []byte(`C:\>`+command+"curl: (6) Could not resolve host: application\n")).Exchanges[0]
	if e.Failure == nil || e.Failure.Phase == "dns" || e.Request.URL != "https://a.test/v1/x" || !e.Request.BodyUnknown || e.Request.Headers != nil || !hasNote(e.Notes, said) {
		t.Errorf("%+v, %+v, notes %q", e.Failure, e.Request, e.Notes)
	}
	if !asideHolds(e, "key-0123456789-not-real") || strings.Contains(e.Failure.Text, "application") {
		t.Errorf("%+v, %s", e.Aside, e.Failure.Text)
	}
	for _, host := range []string{"a.test", "elsewhere.test"} {
		e := mustRead(t, "the paste", []byte(command+"curl: (6) Could not resolve host: "+host+"\n")).Exchanges[0]
		if e.Failure == nil || e.Failure.Phase != "dns" || hasNote(e.Notes, said) || len(e.Request.Body) == 0 {
			t.Errorf("%s: %+v, notes %q", host, e.Failure, e.Notes)
		}
	}
}
