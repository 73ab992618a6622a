package safe

import (
	"fmt"
	"strings"
	"testing"
)

// needed holds for every pass a text that is clean with all passes and leaks when
// exactly that one is off. learn is a request body that is studied first.
var needed = map[string]struct {
	off      sharePass
	walks    passSet
	learn    string
	header   string // the text is the value of this header
	in, gone string
	cut      string // what the engineer wants cut
	claim    string // the given_name of a token
}{
	"headers by name":                     {off: shareHeader, header: "X-Tracking-User", in: "Zo", gone: "Zo"},
	"members by name":                     {off: shareJSON, in: `{"a":[{"first_name":"Zo"}]}`, gone: "Zo"},
	"JSON in a string":                    {walks: passNested, in: `{"log":"{\"user\":{\"name\":\"Zo\"}}"}`, gone: "Zo"},
	"a name and its value":                {walks: passPairs, in: `{"name":"first_name","value":"Zo"}`, gone: "Zo"},
	"names beside others":                 {off: shareNeighbours, in: `{"name":"Zo","email":"e@mail.example"}`, gone: "Zo"},
	"a query":                             {off: shareQuery, in: "https://x.example/?straße=Zo", gone: "Zo"},
	"a path":                              {off: sharePath, in: "https://x.example/person/Zo/x", gone: "Zo"},
	"a form":                              {off: shareForm, in: "a=1&straße=Zo", gone: "Zo"},
	"a telling key in text":               {off: shareTelling, in: `cut off {"first_name":"Zo`, gone: "Zo"},
	"an element":                          {off: shareElements, in: "<first_name>Zo</first_name>", gone: "Zo"},
	"a table":                             {off: shareTable, in: "id,first_name\n1,Zo\n", gone: "Zo"},
	"a part of a form":                    {off: shareParts, in: "--b\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nZo\r\n--b--", gone: "Zo"},
	"an e-mail address":                   {off: shareEmail, in: "to zo@mail.example", gone: "zo@mail.example"},
	"a number with a plus":                {off: sharePlus, in: "to +15417543010", gone: "5417543010"},
	"a number with 00":                    {off: shareZeros, in: "to 0015417543010", gone: "5417543010"},
	"a number behind a word":              {off: shareTold, in: "mobile 0791234567", gone: "0791234567"},
	"a sentence":                          {off: shareSpoken, in: "Mr Xizaxa Haddad", gone: "Xizaxa"},
	"an address of a host":                {off: shareIP, in: "from 203.0.113.7", gone: "203.0.113.7"},
	"an IBAN":                             {off: shareIBAN, in: "to GB82WEST12345698765432", gone: "GB82WEST12345698765432"},
	"a machine readable zone":             {off: shareMRZ, in: "in P774190253JOR8802294M2911046<<<<<<<<<<<<<<02", gone: "8802294M2911046"},
	"a known number in another writing":   {off: shareNumbers, learn: `{"mobileNumber":"+962791234567"}`, in: "no 079 123 4567", gone: "079 123 4567"},
	"a known value":                       {off: shareLetters, learn: `{"first_name":"Xizaxa"}`, in: "no Xizaxa", gone: "Xizaxa"},
	"a known value in another case":       {off: shareCase, learn: `{"first_name":"Xizaxa"}`, in: "no XIZAXA", gone: "XIZAXA"},
	"a known value among bytes in base64": {off: shareWhole, learn: `{"first_name":"Xizaxa Haddad"}`, in: encodings["base64"]("\x01\xffXizaxa Haddad\xff"), gone: alignedBase64("Xizaxa Haddad", 2)},
	"a known value among bytes in hex":    {off: shareWhole, learn: `{"first_name":"Xizaxa Haddad"}`, in: "01ff" + encodings["hex"]("Xizaxa Haddad") + "ff", gone: encodings["hex"]("Xizaxa Haddad")},
	"a known value broken by a line":      {off: shareBroken, learn: `{"email":"zo@mail.example"}`, in: "no zo@ma\nil.example", gone: "zo@ma\nil.example"},
	"what stands before it is named":      {off: shareSettled, in: `{"m":"no Xizaxa","first_name":"Xizaxa"}`, gone: "no Xizaxa"},
	"percent":                             {walks: passPercent, learn: `{"first_name":"Xizaxa"}`, in: "no %58izaxa", gone: "%58izaxa"},
	"JSON escapes":                        {walks: passBackslash, learn: `{"first_name":"Xizaxa"}`, in: `no \u0058izaxa`, gone: `\u0058izaxa`},
	"quoted-printable":                    {walks: passQuoted, learn: `{"first_name":"قظضغثخ"}`, in: "no =D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE", gone: "=D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE"},
	"HTML escapes":                        {walks: passEntity, learn: `{"first_name":"Xizaxa"}`, in: "no &#88;izaxa", gone: "&#88;izaxa"},
	"base64":                              {walks: passBase64, learn: `{"first_name":"Xizaxa"}`, in: "no " + encodings["base64"]("to Xizaxa!"), gone: encodings["base64"]("to Xizaxa!")},
	"hex":                                 {walks: passHex, learn: `{"mobileNumber":"+962791234567"}`, in: "no " + encodings["hex"]("079-1234567"), gone: encodings["hex"]("079-1234567")},
	"two layers":                          {walks: passLayers, learn: `{"first_name":"Xizaxa"}`, in: "no %2558izaxa", gone: "%2558izaxa"},
	"what the engineer wants cut":         {off: shareCut, cut: "Contoso", in: "at contoso", gone: "contoso"},
	"placeholders of the history":         {off: shareMarks, header: "X-API-KEY", in: "[api-key #" + (Key{1}).Fingerprint("api-key", fakeKey).short() + ": 28 chars]", gone: "#" + (Key{1}).Fingerprint("api-key", fakeKey).short()},
	"what another attempt cut":            {off: sharePrints, in: "seen " + fakeKey + " before", gone: fakeKey},
	"a claim of a token":                  {off: shareClaims, claim: "Xizaxa", in: "no xizaxa", gone: "xizaxa"},
	"what only looks like a token":        {off: shareImitations, in: "is [phone-1: 3 digits]", gone: "is [phone-1: 3 digits]"},
}

func TestEveryPassOfSharingIsNeeded(t *testing.T) {
	t.Parallel()
	rules := append([]Rule{{InPath, "person", Personal, "name", false}}, caseRules...)
	for name, at := range needed {
		share := func(off sharePass, walks passSet) string {
			s := NewSharer(Key{1}, "42")
			s.off, s.walks = off, walks
			s.Study(rules, []Fact{{Kind: "api-key", Class: ClassSecret, Length: len(fakeKey), Charset: charset(fakeKey), Fingerprint: (Key{1}).Fingerprint("api-key", fakeKey), Placeholder: "[api-key #" + (Key{1}).Fingerprint("api-key", fakeKey).short() + ": 28 chars]"}},
				RecordMessage{Body: Record{at.learn}}, true)
			s.LearnClaims([]Fact{{Name: "given_name", Kind: "name", Class: Personal, Claim: Record{at.claim}}})
			if at.cut != "" {
				s.CutAlso(at.cut)
			}
			if at.header != "" {
				_, value := s.Header(RecordHeader{Record{at.header}, Record{at.in}})
				return value.s
			}
			return s.Text(Record{at.in}).s
		}
		if got := share(0, 0); strings.Contains(got, at.gone) {
			t.Errorf("%s: with all passes %q is left in %q", name, at.gone, got)
		}
		if got := share(at.off, at.walks); !strings.Contains(got, at.gone) {
			t.Errorf("%s: without the pass %q is gone from %q", name, at.gone, got)
		}
	}
	var named sharePass
	for _, at := range needed {
		named |= at.off
	}
	if named != shareEnd-1 {
		t.Errorf("passes that no text needs: %b", shareEnd-1&^named)
	}
}

// Each text needs just its pass: with any other one off it is clean all the same. So
// no pass hides behind another.
func TestNoOtherPassIsNeeded(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	for off := sharePass(1); off < shareEnd; off <<= 1 {
		s.off = off
		if got := s.Words(fmt.Sprintf("call %d +962791234567", off)).s; off != shareNumbers && off != sharePlus && strings.Contains(got, "791234567") {
			t.Errorf("%b: %s", off, got)
		}
	}
}
