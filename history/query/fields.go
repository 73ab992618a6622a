package query

import (
	"strconv"
	"strings"
	"time"

	"casebook/history"
)

// Field is a field of a query, for a list of them.
type Field struct {
	Word  string // as it is written, without the colon
	Takes string // what stands behind the colon, in a few words
}

// Fields lists what a query can ask for, in the order of how often it is asked.
func Fields() []Field {
	var list []Field
	for _, f := range fields() {
		list = append(list, Field{f.word, f.takes})
	}
	return list
}

// field is how the values of a field are read.
type field struct {
	name  history.Field
	word  string   // as it is written
	also  []string // other words for it
	takes string   // what it waits for
	read  func(*reader, Value) reading
}

// reading is what came of a value: what it asks for, or what is wrong with it, or what
// it waits for while it is typed.
type reading struct {
	values       []string
	at           time.Time
	wrong, wants string
}

func fields() []field {
	return []field{
		{history.InSystem, "system", nil, "a system, as system:nextreason", (*reader).system},
		{history.WithHTTP, "http", []string{"status"}, "an HTTP status or a class of them, as http:422 or http:4xx", (*reader).status},
		{history.WithCode, "code", nil, "one of the vendor's codes, whole, as code:invalid_code", (*reader).code},
		{history.OfUser, "user", nil, "a part of whom the call is about, as user:0791", (*reader).user},
		{history.InOperation, "operation", []string{"op"}, "an operation, as operation:otp_verify", (*reader).operation},
		{history.WithOutcome, "outcome", nil, "how the call ended, as outcome:failure", (*reader).outcome},
		{history.Since, "since", nil, "a time to begin at, as since:2d or since:monday", (*reader).time},
		{history.Until, "until", nil, "a time to end before, as until:2026-11-01", (*reader).time},
		{history.InState, "state", nil, "where the case stands, as state:open or state:waiting", (*reader).state},
		{history.InCase, "case", nil, "the number of a case, as case:42", (*reader).number},
		{history.WithRef, "ref", nil, "a whole ticket number, ours or the vendor's, as ref:ZD-881", whole},
		{history.OfOwner, "owner", nil, "who owns the case, as owner:rana", whole},
		{history.WithTag, "tag", nil, "a tag of the case, as tag:vip", whole},
		{history.InEnvironment, "env", []string{"environment"}, "an environment, as env:simulator", whole},
		{history.Is, "is", nil, "simulated, counted, caseless or older-rules", (*reader).is},
		{history.WithRow, "row", nil, "the id of a documented answer", whole},
		{history.WithID, "id", nil, "the beginning or end of an attempt's id, 6 characters at least", (*reader).id},
		{history.InBody, "body", nil, "a part of a body or header; every body is read", text},
	}
}

// fieldNamed returns the field that a word in small letters names, or nil.
func fieldNamed(name string) *field {
	for _, f := range fields() {
		if f.word == name {
			return &f
		}
		for _, also := range f.also {
			if also == name {
				return &f
			}
		}
	}
	return nil
}

// fieldOf returns how a field is read; that of text for AnyText.
func fieldOf(name history.Field) *field {
	for _, f := range fields() {
		if f.name == name {
			return &f
		}
	}
	return &field{name: history.AnyText, read: anyText}
}

// fieldWords are the words that fields are written by.
func fieldWords() []string {
	var words []string
	for _, f := range fields() {
		words = append(words, f.word)
	}
	return words
}

// whole takes a value as it is.
func whole(_ *reader, v Value) reading { return reading{values: []string{history.Fold(v.Text)}} }

// code takes a code in each spelling that a vendor's pages have of it.
func (r *reader) code(v Value) reading {
	code := history.Fold(v.Text)
	return reading{values: append([]string{code}, r.known.Spellings[code]...)}
}

func text(_ *reader, v Value) reading { return whole(nil, v) }

// anyText takes a part of a text, which may be a telephone number.
func anyText(_ *reader, v Value) reading { return reading{values: number(v.Text, leastTextNumber)} }

// user takes a part of whom a call is about, in all writings of a telephone number.
func (r *reader) user(v Value) reading { return reading{values: number(v.Text, 1)} }

// status takes an HTTP status, its first two digits, or a class of them.
func (r *reader) status(v Value) reading {
	value := history.Fold(v.Text)
	switch {
	case statusClass(value):
		return reading{values: []string{value}}
	case len(value) == 0 || strings.Trim(value, "0123456789") != "" && strings.Trim(value[:1]+strings.TrimRight(value[1:], "x"), "0123456789") != "",
		value[0] < '1' || value[0] > '5', len(value) > 3:
		return reading{wrong: clipped(v.Text) + " is no HTTP status; they go from 100 to 599, and 4xx is all that begin with 4"}
	case len(value) == 1, len(value) == 2 && value[1] == 'x':
		return reading{values: []string{value[:1] + "xx"}}
	case len(value) == 2, value[2] == 'x':
		var all []string
		for last := range 10 {
			all = append(all, value[:2]+strconv.Itoa(last))
		}
		return reading{values: all}
	}
	return reading{values: []string{value}}
}

// statusClass reports whether a value is as 4xx.
func statusClass(value string) bool {
	return len(value) == 3 && '1' <= value[0] && value[0] <= '5' && value[1:] == "xx"
}

// bareStatus reports whether text is an HTTP status, or a class of them.
func bareStatus(text string) bool {
	text = history.Fold(text)
	return statusClass(text) || len(text) == 3 && '1' <= text[0] && text[0] <= '5' && strings.Trim(text, "0123456789") == ""
}

// number takes the number of a case.
func (r *reader) number(v Value) reading {
	n, err := strconv.ParseUint(strings.TrimPrefix(history.Fold(v.Text), "#"), 10, 64)
	if err != nil || n == 0 {
		return reading{wrong: clipped(v.Text) + " is no number of a case; they count from 1. is:caseless finds what belongs to none"}
	}
	return reading{values: []string{strconv.FormatUint(n, 10)}}
}

// shortestID is how much of an attempt's id tells it from others.
const shortestID = 6

// id takes the beginning or the end of an attempt's id.
func (r *reader) id(v Value) reading {
	value := history.Fold(v.Text)
	switch {
	case strings.Trim(value, "0123456789abcdefghijklmnopqrstvwxyz") != "":
		return reading{wrong: clipped(v.Text) + " is of no attempt's id; those have small letters and digits"}
	case len(value) < shortestID:
		return reading{wants: "id: waits for 6 characters of an attempt's id, of its beginning or end"}
	}
	return reading{values: []string{value}}
}
