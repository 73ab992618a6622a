package history

import (
	"fmt"
	"testing"
)

func TestANumberInGroupsIsFoundByItsDigits(t *testing.T) {
	t.Parallel()
	for user, want := range map[string]string{
		"+962 79 123 4567": "+962 79 123 4567 +962791234567", "079-123.4567": "079-123.4567 0791234567", "(079) 123/4567": "(079) 123/4567 0791234567",
		"+962 ٧٩ 123": "+962 79 123 +96279123", "+962791234567": "+962791234567", "Rana 12 34 56": "rana 12 34 56", "1 2": "1 2", "": "", " ": " ",
	} {
		if got := searchedUser(user); got != want || userOf(got) != Fold(user) {
			t.Errorf("%q: %q, of %q", user, got, userOf(got))
		}
	}
	s := repeatable(t)
	var packed, tail Attempt
	for i := range 400 {
		a := sample(t, "x")
		a.User = fmt.Sprintf("+962 78 %03d 0000", i)
		switch tail = must[Attempt](t)(s.Add(t.Context(), a, nil)); i {
		case 7:
			packed = tail
		}
	}
	whole(t, s)
	for part, want := range map[string]string{"780070000": packed.ID, "783990000": tail.ID, "78 399 0000": tail.ID} {
		for _, field := range []Field{OfUser, AnyText} {
			q := Query{All: []Condition{{Field: field, Values: []string{part}}}}
			if got := everything(t, s, q, Page{}); len(got) != 1 || got[0] != want {
				t.Errorf("%s %q: %v", field, part, got)
			}
		}
	}
}
