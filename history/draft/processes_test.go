package draft

import (
	"bufio"
	"io"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestAKilledWindowLosesNothingThatItKept kills windows while they write, take over and
// remove. What was said to be kept is in the next window, whole, and nothing else is
// left in the folder.
func TestAKilledWindowLosesNothingThatItKept(t *testing.T) {
	t.Parallel()
	const kills = 120
	history := place(t)
	kept := map[string]int{} // drafts → the last number that was acknowledged
	for range kills {
		command := program(t, "type", history, "verify")
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		// The kill comes at a random point after a random number of lines.
		reader := bufio.NewReader(out)
		var said strings.Builder
		for range rand.IntN(6) {
			line, err := reader.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			said.WriteString(line)
		}
		time.AfterFunc(time.Duration(rand.IntN(4_000))*time.Microsecond, func() { _ = command.Process.Kill() })
		rest, _ := io.ReadAll(reader) // it ends with the program
		_ = command.Wait()
		said.Write(rest)
		for line := range strings.Lines(said.String()) {
			words := strings.Fields(line)
			if len(words) == 3 && words[0] == "kept" && strings.HasSuffix(line, "\n") {
				n, err := strconv.Atoi(words[2])
				if err != nil {
					t.Fatal(err)
				}
				kept[words[1]] = n
			}
		}
	}
	w := Beside(history, time.Now)
	have := map[string]int{}
	for _, d := range w.Drafts() {
		n, err := strconv.Atoi(d.Note.String())
		if err != nil || d.Fields["name"].String() != "verify" {
			t.Errorf("draft %s is %+v", d.ID, d)
		}
		if have[d.ID] != 0 {
			t.Errorf("draft %s is there twice", d.ID)
		}
		have[d.ID] = n
	}
	for id, n := range kept {
		if have[id] < n {
			t.Errorf("draft %s was kept at %d and is at %d", id, n, have[id])
		}
	}
	if len(kept) == 0 || len(w.Trouble()) != 0 {
		t.Errorf("%d drafts, trouble: %q", len(kept), w.Trouble())
	}
	typed(t, w, "+962790000001")
	if got := names(t, w); !slices.Equal(got, []string{w.id + dataEnd, w.id + lockEnd}) {
		t.Errorf("the folder holds %q", got)
	}
	t.Logf("%d kills, %d drafts acknowledged, %d there", kills, len(kept), len(have))
}

// TestNoTwoWindowsTakeOverTheSameDraft starts many windows at once over drafts of many
// that are gone.
func TestNoTwoWindowsTakeOverTheSameDraft(t *testing.T) {
	t.Parallel()
	const rounds, windows, drafts = 5, 12, 20
	for range rounds {
		history := place(t)
		want := []string{}
		for range drafts {
			w := Beside(history, time.Now)
			want = append(want, typed(t, w, "+962790000001").ID)
			w.Close()
		}
		said := make([]*bufio.Reader, windows)
		var started []*exec.Cmd
		var inputs []io.Closer
		for i := range windows {
			command := program(t, "adopt", history, "")
			in, inErr := command.StdinPipe()
			out, outErr := command.StdoutPipe()
			if inErr != nil || outErr != nil {
				t.Fatal(inErr, outErr)
			}
			var problems strings.Builder
			command.Stderr = &problems
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if problems.Len() > 0 {
					t.Error(problems.String())
				}
			})
			said[i], started, inputs = bufio.NewReader(out), append(started, command), append(inputs, in)
		}
		got := []string{}
		for _, reader := range said { // all of them live until all have taken over
			for {
				line, err := reader.ReadString('\n')
				if err != nil || line == "done\n" {
					break
				}
				got = append(got, strings.TrimSpace(strings.TrimPrefix(line, "has ")))
			}
		}
		for i, command := range started {
			_ = inputs[i].Close()
			if err := command.Wait(); err != nil {
				t.Error(err)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%d drafts were taken over %d times: %q, not %q", len(want), len(got), got, want)
		}
		if again := Beside(history, time.Now).Drafts(); len(again) != drafts {
			t.Errorf("the next window has %d of %d drafts", len(again), drafts)
		}
	}
}
