package safe

import (
	"strings"
	"testing"
)

// Exchanges as they were met, of which something was left or too much went.
func TestOnlyTheValueOfASentenceGoes(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Study(caseRules, nil, RecordMessage{Body: Record{`{"birthdate":"1988-02-29","lastName":"Al-Masri","middleName":"الحوراني"}`}}, true)
	answer := `{"dateOfBirth":"29.02.1988 is no date we take","lastName":"AL-MASRI is taken","middleName":"الحوراني: too short","familyName":"Al-Masri Haddad Ali","user_id":{"invalid":"seen at 10:00:05, try again"},"phone":"we do not know it, is it missing"}`
	want := `{"dateOfBirth":"[birth-date-1: dd.mm.yyyy] is no date we take","lastName":"[name-1: 1 word, Latin] is taken","middleName":"[name-2: 1 word, Arabic]: too short","familyName":"[name-3: 3 words, Latin]","user_id":{"invalid":"seen at 10:00:05, try again"},"phone":"we do not know it, is it missing"}`
	s.Study(caseRules, nil, RecordMessage{Body: Record{answer}}, false)
	if got := s.Text(Record{answer}).s; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAValueBrokenByALineGoes(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	for kind, value := range map[string]string{"phone": "+962795550210", "email": "layla.h@mail.example", "name": "Xizaxa Haddad", "ip": "203.0.113.7", "birth-date": "1990-05-14", "document": "N1234567"} {
		s.Learn(kind, value)
		for i := 3; i < len(value)-3; i++ {
			for _, by := range []string{"\n", "\r\n", "=\r\n", "\n  ", "\n> "} {
				in := "12\n" + value[:i] + by + value[i:] + "\n34"
				got := s.Words(in).s
				if joined := strings.NewReplacer("\n", "", `\r`, "", "=", "", " ", "", ">", "").Replace(got); strings.Contains(joined, strings.ReplaceAll(value, " ", "")) {
					t.Errorf("%q became %q", in, got)
				}
				if leaks := s.Leaks(Text{s: in}); len(leaks) == 0 && kind != "name" {
					t.Errorf("the second scan misses %q", in)
				}
			}
		}
	}
	for _, stays := range []string{"079\n2026-11-22", "a\nb", "one, \ntwo", "status 400\n10:00:05"} {
		if got := s.Words(stays).s; got != stays {
			t.Errorf("%q became %q", stays, got)
		}
	}
}

func TestValuesAsTheyWereMet(t *testing.T) {
	t.Parallel()
	for _, at := range []struct{ learn, in, want string }{
		{`{"ipAddress":"2001:0db8:0000:0000:0000:00fa:4e5e:0151"}`, "from 2001:db8::fa:4e5e:151", "from [ip-1: IPv6, public]"},
		{`{"ipAddress":"2001:db8::fa:4e5e:151"}`, "from 2001:0DB8:0000:0000:0000:00FA:4E5E:0151", "from [ip-1: IPv6, public]"},
		{"", "203.0.113.9 - - [22/Nov/2026] v12.4.100200, version 3.2.10.1, 17.6.1", "[ip-1: IPv4, public] - - [22/Nov/2026] v12.4.100200, version 3.2.10.1, 17.6.1"},
		{"", "<ns1:lastName><![CDATA[Taha-Younis]]></ns1:lastName>", "<ns1:lastName><![CDATA[[name-1: 1 word, Latin]]]></ns1:lastName>"},
		{"", "<firstName>Al</firstName>", "<firstName>[name-1: 1 word, Latin]</firstName>"},
		{"", "id,mobileNumber,status\r\n1,0795550216,400\r\n2,\"079 555 0217\",200\r\n", "id,mobileNumber,status\\r\n1,[phone-1: national, 10 digits],400\\r\n2,\"[phone-2: national, 10 digits, with separators]\",200\\r\n"},
		{"", "postgres://app:%5Bpassword%20%23a7b6:%2021%20chars%5D@db.example.com:5432/verify", "postgres://app:%5Bas%20received:%20password%20%23a7b6:%2021%20chars%5D@db.example.com:5432/verify"},
		{"", `{"headers":[{"name":"X-IMSI","value":"416770123456789"}],"iccid":"8996277000000000001"}`, `{"headers":[{"name":"X-IMSI","value":"[device-1: 15 chars]"}],"iccid":"[device-2: 19 chars]"}`},
		{`{"lastName":"O'Dohertaigh"}`, "'O''Dohertaigh', O’Dohertaigh, O\\u0027Dohertaigh, ODOHERTAIGH", "'[name-1: 1 word, Latin]', [name-1: 1 word, Latin], [name-1: 1 word, Latin], [name-1: 1 word, Latin]"},
		{`{"birthdate":"1979-06-14"}`, "14.06.1979, 14/06/1979, 06/14/1979, 19790614, June 14, 1979; rule of 2026-06-14", "[birth-date-1: dd.mm.yyyy], [birth-date-1: dd/mm/yyyy], [birth-date-1: mm/dd/yyyy], [birth-date-1: yyyymmdd], [birth-date-1: 13 chars]; rule of 2026-06-14"},
		{"", "--b\r\nContent-Disposition: form-data; name=\"passportNumber\"\r\n\r\nP7741905\r\n--b\r\ncontent-disposition: form-data; name=scan; filename=a.jpg\r\nContent-Type: image/jpeg\r\n\r\n[proof]\r\n--b--\r\n",
			"--b\\r\nContent-Disposition: form-data; name=\"passportNumber\"\\r\n\\r\n[document-1: 8 chars, letters and digits]\\r\n--b\\r\ncontent-disposition: form-data; name=scan; filename=a.jpg\\r\nContent-Type: image/jpeg\\r\n\\r\n[proof]\\r\n--b--\\r\n"},
		{`{"ip":"203.0.113.106"}`, "try again and 2=\r\n03.0.113.106\n2026-11-04T07:05:07Z", "try again and [ip-1: IPv4, public]\n2026-11-04T07:05:07Z"},
		{`{"passportNumber":"P77419025"}`, "wrong in P774190253JOR8802294M2911046<<<<<<<<<<<<<<02, a << b", "wrong in [document-2: 44 chars, letters and digits, with separators], a << b"},
		{`{"lastName":"Schönfelder"}`, "Sch\xf6nfelder, Sch\ufffdnfelder, SCH?NFELDER, SchÃ¶nfelder", "[name-1: 1 word, Latin], [name-1: 1 word, Latin], [name-1: 1 word, Latin], [name-1: 1 word, Latin]"},
		{`{"lastName":"Müller-Lüdenscheidt"}`, "MUELLER-LUEDENSCHEIDT, Muller-Ludenscheidt", "[name-1: 1 word, Latin], [name-1: 1 word, Latin]"},
		{`{"birthdate":"1984-03-17"}`, "born 1984-03-17T00:00:00Z, 1984-03-17T00:00:00.000Z", "born [birth-date-1: yyyy-mm-dd, with a time], [birth-date-1: yyyy-mm-dd, with a time]"},
		{`{"email":"Paul.Test+shop@Example.com"}`, "paul.test+shop[at]example.com, paul.test+shop (at) example.com", "[email-1: 29 chars, no @], [email-1: 31 chars, no @]"},
		{`{"phone":9.62791110033e11}`, "no 962791110033, 0791110033", "no [phone-1: +962, no +, 12 digits], [phone-1: national, 10 digits]"},
		{`{"firstName":"Xizaxa"}`, "base64(" + encodings["base64"](`:"Xizaxa"`) + ")", "base64([name-1: 1 word, Latin])"},
	} {
		s := NewSharer(Key{1}, "42")
		s.Study(caseRules, nil, RecordMessage{Body: Record{at.learn}}, true)
		if got := s.Text(Record{at.in}).s; got != at.want {
			t.Errorf("%s\n got %s\nwant %s", at.in, got, at.want)
		}
	}
}

func TestAPersonInAPartOfAFormIsFoundInTheAnswer(t *testing.T) {
	t.Parallel()
	r, request, answer := redact(multipartForm("passportNumber", "P7741905"), answering("document P7741905: image too dark"))
	if !strings.Contains(request.Body.s, "\n\r\nP7741905\r\n") || answer.Body.s != "document P7741905: image too dark" {
		t.Fatalf("the history has %s and %s", request.Body, answer.Body)
	}
	s := NewSharer(Key{1}, "42")
	s.Study(testRules, r.Facts(), request, true)
	s.Study(testRules, nil, answer, false)
	if got := s.Text(answer.Body).s; got != "document [document-1: 8 chars, letters and digits]: image too dark" {
		t.Error(got)
	}
	if got := s.Text(request.Body).s; !strings.Contains(got, "\n\\r\n[document-1: 8 chars, letters and digits]\\r\n") {
		t.Error(got)
	}
}
