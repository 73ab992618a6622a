package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestTheJSONOfATicketHoldsAllThatIsKnownOfIt(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, "ticket", "--from", planted(t), "--format", "text", "--reveal", "phone-1", "--json")
	var got struct {
		Title, Format, Text, SHA256, Out string
		Case                             *uint64
		Training, Addendum               bool
		Bytes                            int
		Attempts, Notes, Open, Revealed  []string
		Desk                             struct {
			Name, Email, Hours, Now string
			Open                    bool
		}
		Wants []struct {
			Item, Text, Missing, Mend, Token string
			There                            bool
		}
		Tokens []struct {
			Name, Kind, Class, Shape string
			Places                   []string
			Count, Further           int
			Revealed                 bool
		}
		Scan    struct{ Values, Found int }
		Left    []struct{ At, Way, To, Format, SHA256 string }
		Skipped []struct {
			Source, Method, Host string
			Calls                []int
		}
	}
	strict := json.NewDecoder(bytes.NewReader(b.out.Bytes()))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&got); err != nil {
		t.Fatalf("%v in %s", err, &b.out)
	}
	sum := sha256.Sum256([]byte(got.Text))
	if got.SHA256 != hex.EncodeToString(sum[:]) || got.Bytes != len(got.Text) || got.Format != "text" || got.Case != nil || got.Training || got.Addendum || got.Out != "" {
		t.Errorf("it is %+v", got)
	}
	if len(got.Attempts) != 2 || got.Desk.Name != "nextReason support" || len(got.Open) == 0 || got.Left == nil || len(got.Left) > 0 {
		t.Errorf("it is %+v", got)
	}
	if len(got.Skipped) != 1 || got.Skipped[0].Host != "ads.example.net" || !slices.Equal(got.Skipped[0].Calls, []int{3}) {
		t.Errorf("skipped are %+v", got.Skipped)
	}
	classes := map[string]int{}
	for _, token := range got.Tokens {
		classes[token.Class]++
		if token.Name == "" || token.Kind == "" || token.Shape == "" || token.Places == nil || (token.Count > 0) != (len(token.Places) > 0) || token.Revealed != (token.Name == "phone-1") {
			t.Errorf("a token is %+v", token)
		}
	}
	if classes["personal"] < 2 || classes["secret"] < 2 || classes["one-time"] != 1 {
		t.Errorf("tokens are %+v", got.Tokens)
	}
	if !slices.Equal(got.Revealed, []string{"phone-1"}) || got.Scan.Values != len(got.Tokens)-1 || got.Scan.Found != 0 {
		t.Errorf("revealed are %q, the scan is %+v", got.Revealed, got.Scan)
	}
	if !strings.Contains(got.Text, plantedPhone) || strings.Contains(got.Text, plantedEmail) {
		t.Errorf("the text is %s", got.Text)
	}
	for _, want := range got.Wants {
		if want.Item == "" || want.Text == "" || want.There == (want.Missing != "") || (want.Mend == "reveal") != (want.Token != "") {
			t.Errorf("a wish of the desk is %+v", want)
		}
	}
	if len(got.Wants) < 5 || !slices.ContainsFunc(got.Notes, func(s string) bool { return strings.HasPrefix(s, "tell the customer: ") }) {
		t.Errorf("wants %+v, notes %q", got.Wants, got.Notes)
	}
}
