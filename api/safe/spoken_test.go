package safe

import (
	"strings"
	"testing"
)

// A sentence names a person by a title, by a paper, by a login and by a day.
func TestWhatASentenceSaysOfAPersonIsShared(t *testing.T) {
	t.Parallel()
	for sentence, value := range map[string]string{
		"no Mr Zaid Alkhatib here": "Zaid Alkhatib", "Mrs. Alkhatib called": "Alkhatib", "Ms Zaida Al-Khatib, at nine": "Zaida Al-Khatib", "Dear Zaid Alkhatib,\nplease": "Zaid Alkhatib", "Dear Zaid,": "Zaid", "Herr Müller fehlt": "Müller",
		"passport N1234567 is wrong": "N1234567", "passport no. N1234567": "N1234567", "Passport number: 123456789": "123456789",
		"user 'ERRuser88' unknown": "ERRuser88", `user "zaid.k" is blocked`: "zaid.k", "no user ERRuser88 here": "ERRuser88", "User: 'zaid'": "'zaid'",
		"born 7 March 1984": "7 March 1984", "born on 07.03.1984.": "07.03.1984", "born: 1984-03-07": "1984-03-07", "DOB March 7, 1984": "March 7, 1984", "date of birth 7-Mar-1984": "7-Mar-1984",
	} {
		for _, body := range []string{`{"m":` + quoteJSON(sentence) + `}`, "<m>" + sentence + "</m>"} {
			s, _, answer := share("case-7", Message{}, answering(body))
			if got := shared(s, answer); strings.Contains(got, value) {
				t.Errorf("%s becomes %s", sentence, got)
			}
		}
	}
}

func TestSentencesOfNobodyStay(t *testing.T) {
	t.Parallel()
	for _, sentence := range []string{
		"user not found", "user is blocked", "passport expired", "Mr. alone", "Dear Customer, hello", "Dear Sir, hello", "Dear Support, hello", "Dear Zain team, hello", "Dear Sir or Madam", "Dear Developer,", "Mr", "Dr. 5", "user u-7741 blocked", "user 4821", "user 'admin' is blocked",
		"user 'id' is missing", "user agent 2", "born in Amman", "passport no.", "passport number is required", "passport type 2", "a user of 2024", "user Level2 missing", "User-Agent: curl/8.5.0", "birth certificate 12", "user 'not found'", "passport page 3 of 12",
	} {
		body := `{"m":` + quoteJSON(sentence) + `}`
		s, _, answer := share("case-7", Message{}, answering(body))
		if got := shared(s, answer); !strings.Contains(got, body) {
			t.Errorf("%s becomes %s", sentence, got)
		}
	}
}

// What stands on the back of a card is cut wherever a sentence names it.
func TestTheCodeOfACardIsCutInASentence(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"cvv 737, ok": "cvv [card-code: 3 chars], ok", "CVC: 7371": "CVC [card-code: 4 chars]", "the cvv2 is 737": "the cvv2 is [card-code: 3 chars]", "cvv must have 3 digits": "cvv must have 3 digits", "cvc missing": "cvc missing", "cvv 12345": "cvv 12345",
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); strings.Replace(got, ": [", " [", 1) != want {
			t.Errorf("%s becomes %s", in, got)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes %s", answer.Body, again.Body)
		}
	}
}
