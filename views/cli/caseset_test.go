package cli

import "testing"

func TestAFieldThatACaseHasNotLeadsToThoseThatMayBeMeant(t *testing.T) {
	t.Parallel()
	const all = `; known are next, note, our-ref, owner, solved-by, state, tag, title, vendor-ref`
	for name, want := range map[string]string{
		"ref":        `; did you mean "our-ref" or "vendor-ref"?`,
		"reference":  `; did you mean "our-ref" or "vendor-ref"?`,
		"ticket":     `; did you mean "our-ref" or "vendor-ref"?`,
		"vendor":     `; did you mean "vendor-ref"?`,
		"our":        `; did you mean "our-ref"?`,
		"vendor_ref": `; did you mean "vendor-ref"?`,
		"Our-Ref":    `; did you mean "our-ref"?`,
		"solved":     `; did you mean "solved-by"?`,
		"next-step":  `; did you mean "next"?`,
		"status":     `; did you mean "state"?`,
		"onwer":      `; did you mean "owner"?`,
		"severity":   all,
		"re":         all,
		"":           all,
	} {
		if _, err := fieldOf(name); err == nil || err.Error() != `a case has no field "`+name+`"`+want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
