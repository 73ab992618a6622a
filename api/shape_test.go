package api

import (
	"testing"

	"pgregory.net/rapid"
)

func TestShapeGoesByTheBytes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		body, contentType string
		want              Shape
	}{
		{"", "application/json", ShapeEmpty},
		{" \r\n\t", "", ShapeEmpty},
		{"\ufeff", "", ShapeEmpty},
		{`{"a":1}`, "text/html", ShapeJSON},
		{"\ufeff \n[1]\n", "", ShapeJSON},
		{`{"a":1} trailing`, "", ShapeJSON},
		{`{"a":`, "application/json", ShapeBroken},
		{`{"a":1,}`, "", ShapeBroken},
		{"{\x00", "", ShapeBroken},
		{"<!DOCTYPE html><p>", "application/json", ShapeHTML},
		{"\n <HTML lang=en>", "", ShapeHTML},
		{"<head>", "text/html; charset=utf-8", ShapeHTML},
		{"<head>", "", ShapeText},
		{"<?xml version='1.0'?><a/>", "application/xml", ShapeText},
		{`"ok"`, "Application/JSON", ShapeJSON},
		{`true`, "application/problem+json", ShapeJSON},
		{`true`, "", ShapeText},
		{"no healthy upstream", "application/json", ShapeText},
		{"läuft", "", ShapeText},
		{"a\x00b", "text/plain", ShapeBinary},
		{"l\xe4uft", "text/plain", ShapeBinary},
		{"\xff\xfe{\x00}\x00", "application/json", ShapeBinary},
		{"\x1f\x8b\x08\x00", "", ShapeBinary},
	} {
		got, document := ReadBody([]byte(test.body), test.contentType)
		if got != test.want {
			t.Errorf("%q as %q is %q, want %q", test.body, test.contentType, got, test.want)
		}
		if parsed, broken := document.Root != nil, document.Err != nil; parsed != (got == ShapeJSON) || broken != (got == ShapeBroken) {
			t.Errorf("%q is %q, parsed: %t, error: %v", test.body, got, parsed, document.Err)
		}
	}
}

func TestEveryBodyHasAShape(t *testing.T) {
	t.Parallel()
	known := map[Shape]bool{ShapeEmpty: true, ShapeJSON: true, ShapeBroken: true, ShapeHTML: true, ShapeText: true, ShapeBinary: true}
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.SliceOf(rapid.Byte()).Draw(t, "body")
		before := string(body)
		if got, _ := ReadBody(body, rapid.String().Draw(t, "type")); !known[got] || string(body) != before {
			t.Fatalf("%q is %q", before, got)
		}
	})
}
