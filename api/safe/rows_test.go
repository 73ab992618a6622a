package safe

import "testing"

func TestTheColumnsOfATableInJSONAreReadByTheirNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		`{"columns":["id","password","first_name"],"rows":[[17,"tulipfield","Zo"],[18,"tulip","Xi"]],"other":[["a","b","c"]]}`: {
			`{"columns":["id","password","first_name"],"rows":[[17,"[password: 10 chars]","Zo"],[18,"[password: 5 chars]","Xi"]],"other":[["a","b","c"]]}`,
			`{"columns":["id","password","first_name"],"rows":[[17,"[password: 10 chars]","[name-1: 1 word, Latin]"],[18,"[password: 5 chars]","[name-2: 1 word, Latin]"]],"other":[["a","b","c"]]}`,
		},
		`{"schema":{"fields":[{"name":"at","type":"date"},{"name":"otp"}],"data":[["2026-11-04","482913"],["2026-11-05",482914]]}}`: {
			`{"schema":{"fields":[{"name":"at","type":"date"},{"name":"otp"}],"data":[["2026-11-04","[code: 6 digits]"],["2026-11-05","[code: 6 digits, a JSON number]"]]}}`, "",
		},
		`[["id","at","access_token"],[1,2,"tulipfield"],[3,4,"tulip"]]`: {`[["id","at","access_token"],[1,2,"[token: 10 chars]"],[3,4,"[token: 5 chars]"]]`, ""},
		`[["password","otp"],["tulipfield","482913"]]`:                  {`[["password","otp"],["[password: 10 chars]","[code: 6 digits]"]]`, ""},
		`[["page","otp"],["tulip","482913"]]`:                           {`[["page","otp"],["tulip","482913"]]`, ""}, // a list of pairs as well
		`{"columns":["id","page"],"rows":[["password","x"]]}`:           {`{"columns":["id","page"],"rows":[["password","x"]]}`, ""},
	} {
		checkRows(t, in, want)
	}
}

func TestWhatAnInsertHoldsIsReadByItsNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		`INSERT INTO users (id, first_name, password) VALUES (17, 'Zo', 'tulip''field'), (18,'Xi','tulip') ON CONFLICT`: {
			`INSERT INTO users (id, first_name, password) VALUES (17, 'Zo', '[password: 11 chars]'), (18,'Xi','[password: 5 chars]') ON CONFLICT`,
			`INSERT INTO users (id, first_name, password) VALUES (17, '[name-1: 1 word, Latin]', '[password: 11 chars]'), (18,'[name-2: 1 word, Latin]','[password: 5 chars]') ON CONFLICT`,
		},
		"SQLSTATE[23505]: insert into \"users\" (\"id\", \"otp\") values (17, 482913)":     {"SQLSTATE[23505]: insert into \"users\" (\"id\", \"otp\") values (17, [code: 6 digits])", ""},
		"{\"m\":\"insert into users (`id`,`otp`) values\\n(17,'482913'),\\n(18,'482914\"}": {"{\"m\":\"insert into users (`id`,`otp`) values\\n(17,'[code: 6 digits]'),\\n(18,'[code: 6 digits]\"}", ""},
		"INSERT INTO users (id, password) VALUES (?, ?), (17, NULL)":                       {"INSERT INTO users (id, password) VALUES (?, ?), (17, NULL)", ""},
		"the (password) values (17) and (18)":                                              {"the (password) values ([password: 2 chars]) and (18)", ""},
		"values (17, 'Zo')":                                                                {"values (17, 'Zo')", ""},
	} {
		checkRows(t, in, want)
	}
}

// checkRows compares what the history keeps of an answer, and what leaves of that; empty:
// the same.
func checkRows(t *testing.T, in string, want [2]string) {
	t.Helper()
	r := NewRedactor(Key{1}, nil)
	body := r.Message(false, answering(in)).Body
	if got := withoutPrints(body.s); got != want[0] {
		t.Errorf("%s becomes\n%s, want\n%s", in, got, want[0])
	}
	if again := NewRedactor(Key{1}, nil).Message(false, answering(body.s)).Body; again != body {
		t.Errorf("%s becomes\n%s", body, again)
	}
	if want[1] == "" {
		return
	}
	s := NewSharer(Key{1}, "case 1")
	s.Study(nil, r.Facts(), RecordMessage{Body: body}, false)
	if got := withoutPrints(s.Text(body).s); got != want[1] {
		t.Errorf("%s leaves as\n%s, want\n%s", in, got, want[1])
	}
}
