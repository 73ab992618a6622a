package request

import (
	"errors"
	"strings"
	"testing"

	"casebook/history"
	"casebook/views/nav"
)

// loose opens an attempt that is in no case, where one is on offer for it.
func loose(t *testing.T) *desk {
	t.Helper()
	library := kept(t, whole())
	library.attempt.Case = 0
	d := beginIn(t, practice(), nav.OpenRequest{}, nil, library)
	d.vendor.belongs = history.Case{ID: 9, Title: "Login fails", Simulated: true}
	d.Model.opening = "x"
	d.Send(d.Model.load()())
	return d
}

func TestAnAttemptWithoutACaseIsOfferedOne(t *testing.T) {
	t.Parallel()
	d := loose(t)
	said := moves[nav.Say](d)
	if len(said) != 1 || said[0].Text != "this attempt is in no case; alt+c puts it into case 9, of the same user within a day: Login fails" {
		t.Fatalf("said %+v", said)
	}
	d.Keys("alt+c")
	if d.shelf.attempt.Case != 9 || d.Model.inCase != 9 {
		t.Errorf("the attempt is in case %d, and the next send joins case %d", d.shelf.attempt.Case, d.Model.inCase)
	}
	if recorded := moves[nav.Recorded](d); len(recorded) != 1 || recorded[0].Case != 9 {
		t.Errorf("told %+v", recorded)
	}
	d.Keys("alt+c")
	if said := moves[nav.Say](d); len(said) != 2 || said[1].Text != "put into case 9" {
		t.Errorf("said %+v", said)
	}
}

func TestAnAttemptThatCannotBePutIntoItsCaseSaysSo(t *testing.T) {
	t.Parallel()
	d := loose(t)
	d.vendor.full = errors.New("the disk is full")
	d.Keys("alt+c")
	said := moves[nav.Say](d)
	if !strings.Contains(said[len(said)-1].Text, "in no case still: the disk is full") || !d.Model.joinable() {
		t.Errorf("said %+v", said)
	}
}

func TestAnAttemptInACaseIsOfferedNone(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole()))
	if said := moves[nav.Say](d); len(said) != 0 || d.Model.joinable() {
		t.Errorf("said %+v", said)
	}
}
