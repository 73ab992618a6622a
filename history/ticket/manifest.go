package ticket

import (
	"crypto/sha256"
	"strings"

	"casebook/api/safe"
)

// manifest lists the files of an archive, and says what was cut from them, by which
// rules, and what the scan of the finished files found.
func (w *writer) manifest(d document, files []safe.File) safe.Text {
	j := &jsonText{first: true}
	j.object(safe.Text{}, func() {
		j.value(safe.Const("schema"), figure(jsonSchema))
		j.text(safe.Const("kind"), safe.Const("casebook ticket archive"))
		j.text(safe.Const("title"), d.title.plain())
		j.value(safe.Const("training"), truth(d.training))
		j.value(safe.Const("written"), w.moment(w.source.Now, safe.Const("null")))
		w.versionsAsJSON(j)
		j.texts(safe.Const("revealed"), w.revealed())
		j.object(safe.Const("scan"), func() {
			j.value(safe.Const("found"), figure(0)) // else there is no archive
			j.value(safe.Const("values"), figure(w.masks()))
			j.texts(safe.Const("forms"), w.forms())
		})
		j.list(safe.Const("files"), func() {
			for _, f := range files {
				j.object(safe.Text{}, func() {
					j.text(safe.Const("name"), w.sharer.Words(string(f.Name)))
					j.value(safe.Const("bytes"), figure(len(f.Text.Bytes())))
					j.text(safe.Const("sha256"), digest(sha256.Sum256(f.Text.Bytes())))
				})
			}
		})
	})
	return j.done()
}

// revealed are the tokens that stand in clear.
func (w *writer) revealed() (names []safe.Text) {
	for _, t := range w.tokens() {
		if t.Revealed {
			names = append(names, w.sharer.Words(strings.TrimSpace(t.Name)))
		}
	}
	return names
}

// forms are what a value is looked for in.
func (w *writer) forms() (forms []safe.Text) {
	for _, form := range safe.ScanForms() {
		forms = append(forms, w.sharer.Words(form))
	}
	return forms
}
