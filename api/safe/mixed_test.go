package safe

import "testing"

// What a person was sent to sign in with may come in groups, or be as random as a key.
func TestCodesToSignInWithAreCut(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"authCode", "auth_code", "authorizationCode", "login_code", "accessCode", "authentication_code"} {
		for _, value := range []string{"8841-2206", "482 913", "482913", "4f0AX4XfWhr77tulip2"} {
			for way, written := range writtenWays(name, value) {
				if in, out := written(); in == out {
					t.Errorf("%s: %s becomes %s", way, in, out)
				}
			}
		}
	}
	for _, value := range []string{"E1001", "ERR-1001", "AUTH_FAILED", "401", "2026-11-22", "4000-12", "expired"} {
		for way, written := range writtenWays("auth_code", value) {
			if in, out := written(); in != out {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
		}
	}
}

// A bare "key" is the name of a member, of a file, of a text more often than a key that
// opens something: its value has to look like one.
func TestABareKeyIsCutWhereItLooksLikeOne(t *testing.T) {
	t.Parallel()
	for name, values := range map[string][]string{"key": {"Zx81kq92mmPL0a7", "a1B2c3D4e5F6"}, "auth": {"SOAPcdataC3333", "Zx81kq92mmPL0a7"}} {
		for _, value := range values {
			if in, out := writtenWays(name, value)["JSON"](); in == out {
				t.Error(out)
			}
		}
	}
	for _, value := range []string{"page", "k-7741", "addressLine1", "step1Form2Line3", "PROJ-1234", "X-Request-Id2", "notes2026Photo", "oauth2Client", "0x7f3a", "en-US.title_1", "482913771204", "2026-11-22T10:00:00Z", "8f4e1c02-77aa-4a51-9c52-0d1b6f1f2a10"} {
		if in, out := writtenWays("key", value)["JSON"](); in != out {
			t.Errorf("%s becomes %s", in, out)
		}
	}
	for _, value := range []string{"required", "Basic", "none", "step1", "HandlerV2", "2026-11-22", "oauth2"} {
		if in, out := writtenWays("auth", value)["JSON"](); in != out {
			t.Errorf("%s becomes %s", in, out)
		}
	}
}
