package intake

import "bytes"

// sample is how many leading bytes are looked at to tell what a text is.
const sample = 64 << 10

// kind is a sort of binary file: how it begins, what it is called, and what to
// give in its place.
type kind struct{ magic, name, instead string }

const (
	unpack   = "unpack it and give what is inside"
	copyText = "copy the text of the answer, or export a HAR"
	giveText = "give a HAR, what curl -i printed, or the body of an answer"
)

var kinds = []kind{
	{"\x1f\x8b", "gzip", unpack},
	{"PK\x03\x04", "a zip archive", unpack},
	{"PK\x05\x06", "an empty zip archive", giveText},
	{"\x28\xb5\x2f\xfd", "zstd", unpack},
	{"BZh91AY&SY", "bzip2", unpack},
	{"\xfd7zXZ\x00", "xz", unpack},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", unpack},
	{"\x89PNG\r\n\x1a\n", "a PNG picture", copyText},
	{"\xff\xd8\xff", "a JPEG picture", copyText},
	{"GIF8", "a GIF picture", copyText},
	{"%PDF-", "a PDF", copyText},
	{"SQLite format 3\x00", "an sqlite database", giveText},
	{"\xd4\xc3\xb2\xa1", "a packet capture", "follow the HTTP stream in Wireshark and give its text"},
	{"\xa1\xb2\xc3\xd4", "a packet capture", "follow the HTTP stream in Wireshark and give its text"},
	{"\x0a\x0d\x0d\x0a", "a packet capture", "follow the HTTP stream in Wireshark and give its text"},
	{"\x7fELF", "a program", giveText},
	{"\xff\xfe\x00\x00", "UTF-32 text", "save it as UTF-8"},
}

// binaryKind tells what b is when it is not text. A nil result means text.
func binaryKind(b []byte) *kind {
	for i := range kinds {
		if bytes.HasPrefix(b, []byte(kinds[i].magic)) {
			return &kinds[i]
		}
	}
	switch {
	case isUTF16(b):
		return &kind{name: "UTF-16 text without a byte order mark", instead: "save it as UTF-8"}
	case odd(b):
		return &kind{name: "binary data", instead: giveText}
	}
	return nil
}

// isUTF16 tells text of which every other byte is zero.
func isUTF16(b []byte) bool {
	b = b[:min(len(b), 512)&^1]
	zeros := [2]int{}
	for i, c := range b {
		if c == 0 {
			zeros[i&1]++
		}
	}
	return len(b) >= 8 && max(zeros[0], zeros[1])*10 >= len(b)*4 && min(zeros[0], zeros[1]) == 0
}

// odd reports whether b holds a NUL early on, or begins with more than one
// control character in twenty bytes that no text has. Bytes that are not UTF-8 do
// not count: they may be an old code page.
func odd(b []byte) bool {
	if bytes.IndexByte(b[:min(len(b), sample)], 0) >= 0 {
		return true
	}
	head := b[:min(len(b), 4<<10)]
	strange := 0
	for _, c := range head {
		if c < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f\b\x1b"), rune(c)) {
			strange++
		}
	}
	return strange*20 > len(head)
}
