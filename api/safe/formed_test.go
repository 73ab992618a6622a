package safe

import "testing"

// A JSON Web Token without its first letter, in base64 and glued to a number: as long as
// the number stands there, the base64 reads as nothing.
func TestWhatReadsAsACredentialOnceANumberIsCutGoesToo(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "case 1")
	got := s.Words(`see https://shop.example/back?u=%2B15417543eUpoYkdjaU9pSklVekkxTmlKOS5leUp6ZFdJaU9pSnViM1F0WVMxeVpXRnNMWE4xWW1wbFkzUWlmUS5ibTkwTFdFdGNtVmhiQzF6YVdkdVlYUjFjbVU= now`)
	want := `see https://shop.example/back?u=%5Bphone-1:+%2B1,+E.164,+8+digits%5D%5Btoken:+jwt%5D now`
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if leaks := s.Leaks(got); len(leaks) > 0 {
		t.Errorf("still there: %q", leaks)
	}
}
