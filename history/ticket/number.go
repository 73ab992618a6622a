package ticket

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"

	"casebook/api/safe"
)

// figure writes a number of our own counting.
func figure(n int) safe.Text { return constants(strconv.Itoa(n)) }

// digest writes a SHA-256.
func digest(sum [sha256.Size]byte) safe.Text { return constants(hex.EncodeToString(sum[:])) }

// constants puts text together from constants, character by character. Only what this
// file writes comes here: it is no value of an exchange.
func constants(text string) safe.Text {
	var b safe.Builder
	for _, r := range text {
		b.Text(characters[r])
	}
	return b.Done()
}

var characters = map[rune]safe.Text{
	'0': safe.Const("0"), '1': safe.Const("1"), '2': safe.Const("2"), '3': safe.Const("3"), '4': safe.Const("4"),
	'5': safe.Const("5"), '6': safe.Const("6"), '7': safe.Const("7"), '8': safe.Const("8"), '9': safe.Const("9"),
	'a': safe.Const("a"), 'b': safe.Const("b"), 'c': safe.Const("c"), 'd': safe.Const("d"), 'e': safe.Const("e"), 'f': safe.Const("f"),
	'-': safe.Const("-"),
}

// kept returns text shared, and whether nothing of it was cut: what must be a number or
// a time is then one still.
func (w *writer) kept(text string) (safe.Text, bool) {
	shared := w.sharer.Words(text)
	return shared, shared.String() == text
}

// number writes a number of the exchange for JSON; where something of it must be cut it
// is instead.
func (w *writer) number(n float64, instead safe.Text) safe.Text {
	if text, ok := w.kept(strconv.FormatFloat(n, 'f', -1, 64)); ok {
		return text
	}
	return instead
}

// instant is how JSON and HAR write a time: ISO 8601, to the millisecond, with offset.
const instant = "2006-01-02T15:04:05.000Z07:00"

// moment writes a time for JSON; where something of it must be cut it is instead.
func (w *writer) moment(t time.Time, instead safe.Text) safe.Text {
	if text, ok := w.kept(t.Format(instant)); ok {
		return safe.JSON(text)
	}
	return instead
}
