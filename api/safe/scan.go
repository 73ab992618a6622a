package safe

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
)

// scan is a reading that cuts nothing and names what it finds.
type scan struct{ leaks map[string]bool }

func (s *scan) leak(name string) { s.leaks[name] = true }

// Leaks reads a finished ticket a second time, in whatever format, encodings undone,
// and names every personal value that still stands in it and is not revealed, every
// value that the engineer wants cut, every placeholder whose fingerprint is still the
// history's, every mark that looks like one of ours and that no text of this Sharer
// has, and, whatever was learned, everything that has the form of a credential: see
// [ScanForms]. It is empty when the ticket is clean. Names of one short word are left
// to the first reading: they may be words of ours.
func (s *Sharer) Leaks(t Text) []string { return s.leaksIn(t.s) }

// LeaksIn does the same for the bytes of anything that is about to leave. A zip is
// opened and every file of it read.
func (s *Sharer) LeaksIn(o Outgoing) []string {
	if t, ok := o.(Text); ok {
		return s.leaksIn(t.s)
	}
	data := o.Bytes()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return s.leaksIn(string(data))
	}
	found := make(map[string]bool)
	for _, file := range z.File {
		text, err := unzipped(file)
		if err != nil {
			found["a file of the zip that cannot be read again"] = true
		}
		for _, leak := range s.leaksIn(file.Name + "\n" + text) {
			found[leak] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func unzipped(file *zip.File) (string, error) {
	r, err := file.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}

func (s *Sharer) leaksIn(text string) []string {
	p := s.sharing(Anywhere)
	p.scan = &scan{leaks: make(map[string]bool)}
	hunt(text, p)
	f := formScan{budget: thoroughness, scan: p.scan}
	f.pass = newPass(NewRedactor(Key{}, nil), "text", Anywhere)
	hunt(text, &f)
	return slices.Sorted(maps.Keys(p.scan.leaks))
}

// formScan looks for what has the form of a credential, by nothing but its form.
type formScan struct {
	budget
	scan *scan // nil when what is found is cut
	pass *pass
}

func (f *formScan) look(text string) (found []span) {
	for _, s := range f.pass.finds(text) {
		if f.scan == nil {
			found = append(found, span{s.start, s.end, kindOnly(s.with)})
			continue
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(s.with, "["), " #")
		f.scan.leak(kind + ", by its form")
	}
	return found
}

// ScanForms names what [Sharer.Leaks] looks for in every finished ticket, in words for
// the engineer and the manifest.
func ScanForms() []string {
	return []string{
		"every known value as it is, in any letter case",
		"percent-encoded, JSON- and HTML-escaped, quoted-printable, up to five layers in any order",
		"base64 and base64url at all three alignments, hex; compressed with gzip or zlib before, the first MiB",
		"numbers with spaces, dashes and dots, with 00, trunk prefix or country code, in Arabic-Indic, Persian and full-width digits",
		"dates of birth in other orders, IBANs in groups of four, full names with dots and dashes, hosts' addresses in short and long",
		"broken by a line, as a mail wraps it, or with invisible characters in it",
		"what another attempt of the case cut, by fingerprint",
		"by form alone: JSON Web Tokens, private keys (PEM), Bearer and Basic credentials, AWS key ids, sealed tokens",
		"marks that look like this ticket's and are not",
	}
}
