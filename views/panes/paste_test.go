package panes

import (
	"slices"
	"testing"

	"casebook/api"
	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/views/nav"
)

func TestWordsAreOfferedToTheDocumentedAnswersWhereNoFieldTakesThem(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	p := NewPaste(nav.Setup{Packs: packs, Runner: &attempt.Runner{Packs: packs}})
	cmd, ok := p.Finish(p.Start("They see status 422\rPlease enter a valid verification code.\r")())
	if !ok || cmd == nil {
		t.Fatal("nothing came of the paste")
	}
	choose, ok := cmd().(nav.Choose)
	if !ok || len(choose.Ways) != 2 {
		t.Fatalf("offered %+v", choose)
	}
	cmd, _ = p.Finish(choose.Ways[0].Do())
	if open, ok := cmd().(nav.OpenCodes); !ok || open.Query != "They see status 422 Please enter a valid verification code." {
		t.Errorf("opened %+v", open)
	}
}

func TestAFieldThatABodyHasInAnotherPlaceIsNotSaidToBeUnknown(t *testing.T) {
	t.Parallel()
	pack, operation, err := systems.Embedded().Find("nextreason", "otp_verify")
	if err != nil {
		t.Fatal(err)
	}
	c := call{pack: pack, operation: operation, exchange: api.Exchange{Request: api.Request{
		Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e1", Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}},
		Body: []byte(`{"client_id":"c1","user_id":"u1","env_id":"e1","colour":"red"}`),
	}}}
	want := []string{
		"Its body has env_id too: the form has that for another place and leaves it out of the body.",
		"The form has no field for colour, so it leaves that out.",
	}
	if remarks := c.filling().remarks; !slices.Equal(remarks[max(0, len(remarks)-2):], want) {
		t.Errorf("it is remarked %q", remarks)
	}
}
