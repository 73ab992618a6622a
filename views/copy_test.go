package views

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func reply() nav.Copy {
	return nav.Copy{Text: safe.NewSharer(safe.Key{}, "case 1").Words("a reply"), What: "reply"}
}

func TestCopyingGoesToTheTerminalAndSaysWhatIsKnown(t *testing.T) {
	t.Parallel()
	d := start(t, 100, 24)
	d.Send(reply())
	raw, ok := d.Seen[len(d.Seen)-1].(tea.RawMsg)
	if sequence, _ := raw.Msg.(string); !ok || sequence != "\x1b]52;c;YSByZXBseQ==\a" {
		t.Errorf("sent %q", raw.Msg)
	}
	uitest.MustContain(t, content(d), " unconfirmed: reply sent to the terminal; ctrl+p: save it; 7 bytes")
	uitest.MustNotContain(t, content(d), "✓ reply")
}

func TestWhoCopiesHearsThatItWasCopiedAndOnlyThen(t *testing.T) {
	t.Parallel()
	for mode, heard := range map[string]string{"": "recorded", "off": ""} {
		d := start(t, 100, 24)
		p := over(t, d, &probe{})
		d.Model.getenv = func(name string) string { return map[string]string{"CASEBOOK_CLIPBOARD": mode}[name] }
		wish := reply()
		wish.Then = nav.Go(nav.Recorded{})
		d.Send(wish)
		if got := strings.Join(p.heard, ""); got != heard {
			t.Errorf("CASEBOOK_CLIPBOARD=%s: heard %q, not %q", mode, got, heard)
		}
	}
}

func TestTheNoticeOfACopyNamesTheKeyForAFile(t *testing.T) {
	t.Parallel()
	d := start(t, 100, 24)
	wish := reply()
	wish.File = "s"
	d.Send(wish)
	uitest.MustContain(t, content(d), "unconfirmed: reply sent to the terminal; s saves it;")
	d.Keys("ctrl+p")
	uitest.MustNotContain(t, content(d), "save the copied")
}

func TestTheNoticeOfACopyFitsAnEightyColumnWindowWithWhatMatters(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	wish := reply()
	wish.What, wish.File, wish.Saved = "ticket", "s", "casebook-case-1-SIMULATED.md"
	d.Send(wish)
	uitest.MustContain(t, content(d), " unconfirmed copy; saved in casebook-case-1-SIMULATED.md")
	wish.Saved = ""
	d.Send(wish)
	uitest.MustContain(t, content(d), " unconfirmed: ticket sent to the terminal; s saves it")
	d.Model.getenv = func(name string) string { return map[string]string{"CASEBOOK_CLIPBOARD": "off"}[name] }
	d.Send(wish)
	uitest.MustContain(t, content(d), "✗ ticket not copied, s saves it: CASEBOOK")
	wish.Saved = "casebook-case-1.md"
	d.Send(wish)
	uitest.MustContain(t, content(d), "✗ ticket saved in casebook-case-1.md, but not copied")
}

func TestOfACopyTheLeastCertainIsSaidFirst(t *testing.T) {
	t.Parallel()
	for said, want := range map[string][2]string{
		"on this machine's clipboard, by xclip": {
			"ticket on this machine's clipboard, by xclip; s saves it", "ticket saved in a.md; on this machine's clipboard, by xclip"},
		"sent to the terminal, unconfirmed (xclip ended with status 7)": {
			"unconfirmed: ticket sent to the terminal; s saves it; xclip ended with status 7", "unconfirmed copy; saved in a.md; sent to the terminal; xclip ended with status 7"},
		"sent to the terminal through tmux, unconfirmed: tmux drops it": {
			"unconfirmed: ticket sent to the terminal through tmux; s saves it; tmux drops it", "unconfirmed copy; saved in a.md; sent to the terminal through tmux; tmux drops it"},
		"in tmux's buffer only: it knows of no clipboard": {
			"ticket in tmux's buffer only: it knows of no clipboard; s saves it", "ticket saved in a.md; in tmux's buffer only: it knows of no clipboard"},
	} {
		for i, saved := range []string{"", "a.md"} {
			if got := wasCopied(nav.Copy{What: "ticket", File: "s", Saved: saved}, said); got != want[i] {
				t.Errorf("%q, want %q", got, want[i])
			}
		}
	}
}

func TestACopyThatFailsSendsNothingAndSaysWhatIsLeft(t *testing.T) {
	t.Parallel()
	d := start(t, 160, 24)
	d.Model.getenv = func(name string) string { return map[string]string{"CASEBOOK_CLIPBOARD": "off"}[name] }
	d.Send(reply())
	if _, sent := d.Seen[len(d.Seen)-1].(tea.RawMsg); sent {
		t.Error("the terminal was sent something")
	}
	uitest.MustContain(t, content(d), "✗ reply not copied: CASEBOOK_CLIPBOARD=off turns copying off; save it to a file instead (ctrl+p: save it)")
}

func TestWhatWasCopiedCanBeSavedFromThePalette(t *testing.T) {
	t.Chdir(t.TempDir())
	d := start(t, 120, 24)
	d.Keys("ctrl+p")
	uitest.MustNotContain(t, content(d), "save the copied")
	d.Keys("esc")
	d.Send(reply())
	d.Keys("ctrl+p")
	d.Type("save the copied reply")
	d.Keys("enter")
	text, err := os.ReadFile("casebook-reply.txt")
	if err != nil || string(text) != "a reply" {
		t.Errorf("the file holds %q, %v", text, err)
	}
	if said := strings.Join(strings.Fields(uitest.Plain(content(d))), " "); !strings.Contains(said, "✓ reply written to /") {
		t.Errorf("it says %s", said)
	}
}
