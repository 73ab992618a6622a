package safe

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"
)

// Archive is a zip of [Text]s, fit to leave as each of them is.
type Archive struct{ data []byte }

// File is one text of an [Archive]. Its name is a constant of ours: no text of an
// exchange can name a file.
type File struct {
	Name words
	Text Text
}

// Zip puts files into an archive, in their order, all of the time at. An unveiled
// text is an error.
func Zip(at time.Time, files ...File) (Archive, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, file := range files {
		if file.Text.unveiled {
			return Archive{}, fmt.Errorf("%s still holds personal values and must not leave", file.Name)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: string(file.Name), Method: zip.Deflate, Modified: at})
		if err != nil {
			return Archive{}, err
		}
		if _, err := w.Write(file.Text.Bytes()); err != nil {
			return Archive{}, err
		}
	}
	if err := z.Close(); err != nil {
		return Archive{}, err
	}
	return Archive{b.Bytes()}, nil
}

// Bytes returns the archive as it leaves.
func (a Archive) Bytes() []byte { return bytes.Clone(a.data) }

func (Archive) outgoing() {}
