package safe

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestABuilderPutsTextsTogether(t *testing.T) {
	t.Parallel()
	var b Builder
	b.Words("status ")
	b.Text(Const("400"))
	if b.Len() != 10 || b.Done().String() != "status 400" {
		t.Errorf("%d bytes: %q", b.Len(), b.Done())
	}
}

func TestVendorTextCannotLeaveItsMarkdown(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		"plain":          {"```json\nplain\n```\n", "`plain`"},
		"":               {"```json\n\n```\n", "(empty)"},
		"a\n":            {"```json\na\n```\n", "`a\\n`"},
		"```\n# heading": {"````json\n```\n# heading\n````\n", "```` ```\\n# heading ````"},
		"`x`":            {"```json\n`x`\n```\n", "`` `x` ``"},
		" both ":         {"```json\n both \n```\n", "`  both  `"},
		"````` five":     {"``````json\n````` five\n``````\n", "`````` ````` five ``````"},
	} {
		if got := Fenced("json", Text{s: in}).s; got != want[0] {
			t.Errorf("Fenced(%q) = %q, want %q", in, got, want[0])
		}
		if got := Inline(Text{s: in}).s; got != want[1] {
			t.Errorf("Inline(%q) = %q, want %q", in, got, want[1])
		}
	}
}

func TestQuotingIsUndoneByItsReader(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := Text{s: Neutralise(rapid.String().Draw(t, "text"), true)}
		var back string
		if err := json.Unmarshal([]byte(JSON(text).s), &back); err != nil || back != text.s {
			t.Fatalf("JSON(%q) = %s: %v", text, JSON(text), err)
		}
		word := Shell(text).s
		if back := strings.ReplaceAll(word[1:len(word)-1], `'\''`, "'"); back != text.s || strings.Contains(strings.ReplaceAll(word[1:len(word)-1], `'\''`, ""), "'") {
			t.Fatalf("Shell(%q) = %s", text, word)
		}
		if strings.Contains(Inline(text).s, "\n") {
			t.Fatalf("Inline(%q) has two lines", text)
		}
	})
}

func TestARecordIsStoredAsAString(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil).Record("a \"b\"\n\u202e")
	b, err := json.Marshal(struct{ R Record }{r})
	var back struct{ R Record }
	if err != nil || json.Unmarshal(b, &back) != nil || back.R != r || string(b) != `{"R":"a \"b\"\n`+"\u202e"+`"}` {
		t.Errorf("%s, %v, %v", b, err, back)
	}
}
