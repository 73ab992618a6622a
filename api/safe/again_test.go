package safe

import "testing"

func TestRedactingAStoredMessageAgainChangesNothing(t *testing.T) {
	t.Parallel()
	for _, tt := range hardExchanges {
		r, request, answer := redact(tt.request, tt.answer)
		other := NewRedactor(r.key, nil)
		other.Resume(r.Facts())
		if got := r.Again(true, request); written(got) != written(request) || got.Length != request.Length || got.Kind != request.Kind || got.Cut != request.Cut {
			t.Errorf("%s: request\n%+v\nbecomes\n%+v", tt.name, request, got)
		}
		if got := r.Again(false, answer); written(got) != written(answer) || got.Length != answer.Length || got.Kind != answer.Kind || got.Cut != answer.Cut {
			t.Errorf("%s: answer\n%+v\nbecomes\n%+v", tt.name, answer, got)
		}
		if got := other.Again(true, request); written(got) != written(request) {
			t.Errorf("%s: under no pack's rules\n%s\nbecomes\n%s", tt.name, written(request), written(got))
		}
	}
}

func TestABodyThatMustGoIsSaidToBeAsLongAsItWas(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{}, nil)
	m := RecordMessage{Headers: []RecordHeader{{Record{"Content-Type"}, Record{"application/json"}}}, Body: Record{`{"a":[token #0000: 9 chars]}`}, Kind: "text", Length: 412}
	if got := r.Again(true, m); got.Body.s != "[request body: 412 bytes, not JSON, error at line 1 column 7]" || got.Length != 412 || got.Kind != "text" {
		t.Errorf("got %+v", got)
	}
}

func TestWhatOneRedactorLearnedAnotherHunts(t *testing.T) {
	t.Parallel()
	one, other := NewRedactor(Key{}, nil), NewRedactor(Key{}, nil)
	one.Learn(ClassSecret, "voucher", "fake secret of five words!")
	other.LearnFrom(one)
	if got := other.Record("it says fake%20secret%20of%20five%20words%21 again"); got.s == "" || other.Learned() != 1 || got != one.Record("it says fake%20secret%20of%20five%20words%21 again") {
		t.Errorf("got %q of %d", got, other.Learned())
	}
	if got := other.Record("fake secret of five words!").s; got != one.placeholder(ClassSecret, "voucher", "fake secret of five words!", false) {
		t.Errorf("got %q", got)
	}
}
