package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/simulator"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// coreRows are the ids of the answers that the three vendors' own pages document in
// their tables and in prose; ids never change.
const coreRows = `
	nextreason.otp_verify.email.01 nextreason.otp_verify.email.02 nextreason.otp_verify.email.03 nextreason.otp_verify.email.04
	nextreason.otp_verify.email.05 nextreason.otp_verify.email.06 nextreason.otp_verify.email.07 nextreason.otp_verify.email.08
	nextreason.otp_verify.email.09 nextreason.otp_verify.email.10 nextreason.otp_verify.email.11 nextreason.otp_verify.email.12
	nextreason.otp_verify.email.13 nextreason.otp_verify.email.14 nextreason.otp_verify.email.15 nextreason.otp_verify.email.16
	nextreason.otp_verify.email.17 nextreason.otp_verify.email.18 nextreason.otp_verify.email.19 nextreason.otp_verify.email.20
	nextreason.otp_verify.email.21 nextreason.otp_verify.email.22 nextreason.otp_verify.email.23 nextreason.otp_verify.email.24
	nextreason.otp_verify.mobile.01 nextreason.otp_verify.mobile.02 nextreason.otp_verify.mobile.03 nextreason.otp_verify.mobile.04
	nextreason.otp_verify.mobile.05 nextreason.otp_verify.mobile.06 nextreason.otp_verify.mobile.07 nextreason.otp_verify.mobile.08
	nextreason.otp_verify.mobile.09 nextreason.otp_verify.mobile.10 nextreason.otp_verify.mobile.11 nextreason.otp_verify.mobile.12
	nextreason.otp_verify.mobile.13 nextreason.otp_verify.mobile.14 nextreason.otp_verify.mobile.15 nextreason.otp_verify.mobile.16
	nextreason.otp_verify.mobile.17 nextreason.otp_verify.mobile.18 nextreason.otp_verify.mobile.19 nextreason.otp_verify.mobile.20
	nextreason.otp_verify.mobile.21 nextreason.otp_verify.mobile.22 nextreason.otp_verify.mobile.23 nextreason.otp_verify.mobile.24
	authmatech.errors.status.01 authmatech.errors.status.02 authmatech.errors.status.03 authmatech.errors.status.04
	authmatech.errors.status.05 authmatech.errors.status.06 authmatech.errors.status.07 authmatech.errors.code.01 authmatech.errors.code.02
	authmatech.errors.code.03 authmatech.errors.code.04 authmatech.quickstart.01 authmatech.quickstart.02 authmatech.quickstart.03
	scayle.errors.2xx5xx.01 scayle.errors.2xx5xx.02 scayle.errors.4xx.01 scayle.errors.4xx.02 scayle.errors.4xx.03 scayle.errors.4xx.04
	scayle.errors.4xx.05 scayle.errors.4xx.06 scayle.errors.4xx.07 scayle.errors.payload.01 scayle.errors.payload.02 scayle.errors.payload.03
	authmatech.text.success authmatech.text.negative_verdict authmatech.text.not_found_example authmatech.text.429
`

// neighbourRows are those of the pages beside them.
const neighbourRows = `
	authmatech.search.429 authmatech.search.401 authmatech.search.product_disabled authmatech.search.sdk_no_he_result
	authmatech.search.sdk_no_data_connectivity authmatech.search.sdk_connection_error authmatech.search.sdk_redirect_error
	authmatech.search.sdk_error nextreason.search.otp-send.email.01 nextreason.search.otp-send.email.02 nextreason.search.otp-send.email.03
	nextreason.search.otp-send.email.04 nextreason.search.otp-send.email.05 nextreason.search.otp-send.email.06
	nextreason.search.otp-send.email.07 nextreason.search.otp-send.email.08 nextreason.search.otp-send.email.09
	nextreason.search.otp-send.email.10 nextreason.search.otp-send.email.11 nextreason.search.otp-send.email.12
	nextreason.search.otp-send.email.13 nextreason.search.otp-send.email.14 nextreason.search.otp-send.email.15
	nextreason.search.otp-send.email.16 nextreason.search.token.email.01 nextreason.search.token.email.02 nextreason.search.token.email.03
	nextreason.search.token.email.04 nextreason.search.token.email.05 nextreason.search.token.email.06 nextreason.search.token.email.07
	nextreason.search.token.email.08 nextreason.search.token.email.09 nextreason.search.token.email.10 nextreason.search.token.email.11
	nextreason.search.token.email.12 nextreason.search.token.email.13 nextreason.search.token.email.14 nextreason.search.token.email.15
	nextreason.search.token.email.16 nextreason.search.token.email.17 nextreason.search.token.email.18 nextreason.search.login.email.01
	nextreason.search.login.email.02 nextreason.search.login.email.03 nextreason.search.login.email.04 nextreason.search.login.email.05
	nextreason.search.login.email.06 nextreason.search.login.email.07 nextreason.search.login.email.08 nextreason.search.login.email.09
	nextreason.search.login.email.10 nextreason.search.login.email.11 nextreason.search.login.email.12 nextreason.search.login.email.13
	nextreason.search.login.email.14 nextreason.search.login.email.15 nextreason.search.login.email.16 nextreason.search.login.email.17
	nextreason.search.resend-verification.email.01 nextreason.search.resend-verification.email.02
	nextreason.search.resend-verification.email.03 nextreason.search.resend-verification.email.04
	nextreason.search.resend-verification.email.05 nextreason.search.resend-verification.email.06
	nextreason.search.resend-verification.email.07 nextreason.search.resend-verification.email.08
	nextreason.search.resend-verification.email.09 nextreason.search.resend-verification.email.10
	nextreason.search.resend-verification.email.11 nextreason.search.resend-verification.email.12
	nextreason.search.resend-verification.email.13 nextreason.search.resend-verification.email.14
	nextreason.search.resend-verification.email.15 nextreason.search.resend-verification.email.16
	nextreason.search.resend-verification.email.17 nextreason.search.resend-verification.email.18 nextreason.search.forgot-password.email.01
	nextreason.search.forgot-password.email.02 nextreason.search.forgot-password.email.03 nextreason.search.forgot-password.email.04
	nextreason.search.forgot-password.email.05 nextreason.search.forgot-password.email.06 nextreason.search.forgot-password.email.07
	nextreason.search.forgot-password.email.08 nextreason.search.forgot-password.email.09 nextreason.search.forgot-password.email.10
	nextreason.search.forgot-password.email.11 nextreason.search.forgot-password.email.12 nextreason.search.forgot-password.email.13
	nextreason.search.forgot-password.email.14 nextreason.search.forgot-password.email.15 nextreason.search.forgot-password.email.16
	nextreason.search.forgot-password.email.17 nextreason.search.register.email.01 nextreason.search.register.email.02
	nextreason.search.register.email.03 scayle.search.older_status.01 scayle.search.older_status.02 scayle.search.older_status.03
	scayle.search.older_status.04 scayle.search.older_status.05 scayle.search.older_status.06 scayle.search.older_status.07
	scayle.search.older_status.08 scayle.search.older_status.09 scayle.search.older_status.10 scayle.search.older_status.11
	scayle.search.older_status.12 scayle.search.older_status.13 scayle.search.older_status.14 scayle.search.older_status.15
	scayle.search.older_status.16 scayle.search.older_status.17 scayle.search.validation_error scayle.search.validate_200
	scayle.search.validate_401 scayle.search.idp_validation_401
`

func TestEveryDocumentedRowStandsInAPack(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	all := strings.Fields(coreRows + neighbourRows)
	if len(all) != 196 {
		t.Fatalf("%d rows, not 196", len(all))
	}
	for _, id := range all {
		row := packs.Row(id)
		if row == nil {
			t.Errorf("%s is in no pack", id)
		} else if !strings.HasPrefix(row.Source, "https://") || row.Reply == "" || row.Cause == "" || row.Fix == "" || row.Settle == "" {
			t.Errorf("%s has no page, reply, cause, fix or question", id)
		}
	}
}

// live makes the call of an example against a simulator of its own, over TCP.
func live(ctx context.Context, t *testing.T, packs *systems.Packs, pack *systems.Pack, e systems.Example) history.Attempt {
	t.Helper()
	server, err := simulator.Serve(ctx, "127.0.0.1:0", simulator.New(simulator.Options{Slow: 20 * time.Millisecond}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	runner := attempt.Runner{
		Packs: packs, Store: history.At(filepath.Join(t.TempDir(), "history.db")), Client: &api.Client{}, Now: time.Now, Program: "test",
		Key: func() (safe.Key, error) { return key, nil },
	}
	a, err := runner.Send(ctx, attempt.Call{
		System: pack.ID, Operation: e.Operation, Inputs: e.Values, Unset: e.Unset, Body: e.Body, Anyway: true,
		Environment: environment.Simulator(server.URL(), madeUp(packs)),
	})
	if err != nil {
		t.Fatalf("%s %s: %v", pack.ID, e.ID, err)
	}
	return a
}

// Each example of a pack, sent over TCP to the simulator, gets the answer that it
// says; and together they reach every documented row, or one that no answer can tell
// from it.
func TestEveryDocumentedRowCanBeTriedInTheSimulator(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	reached := map[string]bool{}
	for _, pack := range packs.Systems {
		for _, e := range pack.Examples {
			a := live(t.Context(), t, packs, pack, e)
			want := []string{e.Expect}
			if row := pack.Row(e.Expect); row != nil {
				want = append(want, pack.TwinsOf(row)...)
			}
			if !slices.Contains(want, a.Row) {
				t.Errorf("%s %s: %s ranks first, not %s", pack.ID, e.ID, a.Row, e.Expect)
				continue
			}
			for _, id := range want {
				reached[id] = true
			}
		}
	}
	for _, id := range strings.Fields(coreRows + neighbourRows) {
		if !reached[id] {
			t.Errorf("no example reaches %s", id)
		}
	}
}

// What the bytes allow is told apart: a row is reached under its own id unless no
// answer and no request can tell it from another.
func TestEveryRowThatARequestTellsApartIsReachedByItself(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	offered := map[string]bool{}
	for _, pack := range packs.Systems {
		for _, e := range pack.Examples {
			offered[e.Expect] = true
		}
	}
	for _, id := range strings.Fields(coreRows + neighbourRows) {
		pack := packs.System(strings.SplitN(id, ".", 2)[0])
		row := pack.Row(id)
		alike := slices.ContainsFunc(pack.TwinsOf(row), func(twin string) bool {
			other := pack.Row(twin)
			return other != nil && other.Variant == row.Variant && slices.Equal(other.Request, row.Request) && offered[twin]
		})
		if !offered[id] && !alike {
			t.Errorf("no example is of %s", id)
		}
	}
}
