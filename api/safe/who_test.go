package safe

import "testing"

func TestTheEngineerCanLookUpWhoATokenIs(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Study([]Rule{{InRequest, "mobileNumber", Personal, "phone", false}}, nil, RecordMessage{Body: Record{`{"mobileNumber":"+962 79 123 4567"}`}}, true)
	if who, ok := s.Who("phone-1"); !ok || who.String() != "+962 79 123 4567" {
		t.Errorf("phone-1 is %q, %t", who, ok)
	}
	for _, name := range []string{"phone-2", "", "+962 79 123 4567", "api-key #1234"} {
		if who, ok := s.Who(name); ok {
			t.Errorf("%q is %q", name, who)
		}
	}
}
