package history

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"casebook/api"
)

// childRole is the environment variable that makes the test binary a program that
// uses a history, so that tests have real processes to kill and to starve.
const childRole = "CASEBOOK_HISTORY_TEST_ROLE"

// roundsVariable is the environment variable that says how much of each repeated experiment
// is done, in percent: for a race its code has to run, not a hundred times.
const roundsVariable = "CASEBOOK_ROUNDS"

// rounds returns how often an experiment is done that is done n times when nobody says
// otherwise.
func rounds(n int) int {
	percent, err := strconv.Atoi(os.Getenv(roundsVariable))
	if err != nil {
		return n
	}
	return max(1, n*percent/100)
}

func TestMain(m *testing.M) {
	role := os.Getenv(childRole)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := child(role, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// program returns the test binary in a role, with a history and a number.
func program(t testing.TB, role, path string, number int) *exec.Cmd {
	t.Helper()
	command := exec.Command(must[string](t)(os.Executable()), path, strconv.Itoa(number))
	command.Env = append(os.Environ(), childRole+"="+role)
	return command
}

// child runs a role.
func child(role, path, number string) error {
	n, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	s := At(path)
	switch role {
	case "write":
		return writeAttempts(s, n)
	case "fill":
		return fill(s, n)
	case "rewrite":
		return rewriteAttempts(s, n)
	case "work", "hasty":
		return work(s, n, role == "hasty")
	}
	if work, is := strings.CutPrefix(role, "starve "); is {
		return starve(s, work, n)
	}
	return careChild(s, role, n)
}

// writeAttempts begins and completes n attempts and says so, one line for each
// commit, once it is acknowledged.
func writeAttempts(s *Store, n int) error {
	ctx := context.Background()
	var number uint64
	for i := range n {
		a := Attempt{Case: number, System: "authmatech", Operation: "verify", Title: fmt.Sprint(os.Getpid(), " ", i)}
		var open *Case
		if i%5 == 0 {
			open = &Case{Title: a.Title}
		}
		a, err := s.Begin(ctx, a, open)
		if err != nil {
			return err
		}
		fmt.Println("begun", a.ID)
		number = a.Case
		a.Outcome = api.Success
		if err := s.Complete(ctx, a, nil); err != nil {
			return err
		}
		fmt.Println("completed", a.ID)
	}
	return nil
}
