package attempt_test

import (
	"encoding"
	"reflect"
	"strings"
	"testing"
	"time"

	"casebook/history"
)

// stuff writes text into every text that v has, whatever fields are added later.
func stuff(t testing.TB, v reflect.Value, text string) {
	t.Helper()
	if v.CanAddr() {
		if u, is := v.Addr().Interface().(encoding.TextUnmarshaler); is && v.Type() != reflect.TypeFor[time.Time]() {
			if err := u.UnmarshalText([]byte(text)); err == nil {
				return
			}
		}
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		stuff(t, v.Elem(), text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		stuff(t, v.Index(0), text)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		stuff(t, key, text)
		stuff(t, value, text)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				stuff(t, v.Field(i), text)
			}
		}
	}
}

func TestNoTextOfAnImportedRecordGoesUnredacted(t *testing.T) {
	t.Parallel()
	const secret = "CANARYfaketoken0123456789abcdefXYZ"
	for _, text := range []string{"token=" + secret, "Bearer " + secret, `{"access_token":"` + secret + `"}`} {
		b := newBench(t, says(verified))
		var a history.Attempt
		var c history.Case
		stuff(t, reflect.ValueOf(&a).Elem(), text)
		stuff(t, reflect.ValueOf(&c).Elem(), text)
		c.ID, a.Case, a.ID = 7, 7, "01kz0000000000000000000001"
		a.Recorded, c.Opened = time.Now(), time.Now()
		lines := []string{`{"format":"casebook history","version":1}`, text1(t, map[string]any{"case": c}), text1(t, map[string]any{"attempt": a})}
		done, err := b.Import(t.Context(), strings.NewReader(strings.Join(lines, "\n")), nil)
		if err != nil || done.Attempts != 1 || done.Cases != 1 {
			t.Fatalf("%+v, %v", done, err)
		}
		got, _ := records(t, b)
		for _, line := range got {
			if at := strings.Index(line, secret); at >= 0 {
				t.Errorf("it is in …%s…", line[max(0, at-80):min(len(line), at+80)])
			}
		}
	}
}
