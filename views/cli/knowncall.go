package cli

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/systems"
)

// knownCall is what the caller of explain says about a call, where the input does
// not tell.
type knownCall struct {
	pack      *systems.Pack      // nil: not said
	operation *systems.Operation // nil: not said
	body      []byte             // that was sent; nil: not known
}

// knownCall reads --system, --operation and --request.
func (r *run) knownCall(ctx context.Context, f explainFlags) (knownCall, error) {
	var k knownCall
	var err error
	packs := r.setup.Packs()
	system := f.system
	if system == "" && f.operation != "" {
		if system, err = systemOf(packs, f.operation); err != nil {
			return k, err
		}
	}
	switch {
	case f.operation != "":
		if k.pack, k.operation, err = packs.Find(system, f.operation); err != nil {
			return k, misused(err)
		}
	case system != "":
		if k.pack = packs.System(system); k.pack == nil {
			return k, usage("no system %q%s", system, systems.DidYouMean(system, systemNames(packs)))
		}
	}
	if f.request != "" {
		k.body, err = r.requestBody(ctx, f.request)
	}
	return k, err
}

// systemOf returns the system that has an operation, when only one has.
func systemOf(packs *systems.Packs, operation string) (string, error) {
	var having []string
	for _, pack := range packs.Systems {
		if pack.Operation(operation) != nil {
			having = append(having, pack.ID)
		}
	}
	switch len(having) {
	case 0:
		return "", usage("no system has an operation %q%s", operation, systems.DidYouMean(operation, operationNames(packs)))
	case 1:
		return having[0], nil
	}
	return "", usage("%s have an operation %q; say which with --system", strings.Join(having, " and "), operation)
}

// requestBody reads the file that --request names. What it holds may be broken:
// that is then the finding.
func (r *run) requestBody(ctx context.Context, name string) ([]byte, error) {
	b, err := r.readInput(ctx, name)
	if err != nil {
		return nil, err
	}
	if b = bytes.TrimSpace(b); len(b) == 0 {
		return nil, usage("%s is empty; --request wants the JSON body that was sent", label(name))
	}
	return b, nil
}

// choose picks the exchanges of an input that are worth explaining, and adds to
// them what is known: those of known systems, and those that stand without a
// request; when there are none of them, all.
func (e *explainer) choose(name string, all []api.Exchange) ([]api.Exchange, error) {
	var chosen []api.Exchange
	var passed []int
	for i, x := range all {
		if pack, _ := e.runner.Packs.Match(x.Request); pack == nil && x.Request.URL != "" {
			passed = append(passed, i)
		} else {
			chosen = append(chosen, x)
		}
	}
	foreign := len(chosen) == 0
	if !foreign && len(passed) > 0 {
		e.note(name, fmt.Sprintf("%d of %d calls are of no known system and were passed over", len(passed), len(all)))
		for _, i := range passed {
			e.skip(name, i+1, all[i])
		}
	}
	if foreign {
		chosen = slices.Clone(all)
	}
	if e.known.body != nil && (len(chosen) != 1 || chosen[0].Request.URL != "" || len(chosen[0].Request.Body) > 0) {
		return nil, usage("%s holds its own request, so --request is not needed; leave it out", label(name))
	}
	for i := range chosen {
		if !foreign && chosen[i].Request.URL != "" {
			continue
		}
		if err := e.add(name, &chosen[i]); err != nil {
			return nil, err
		}
	}
	return chosen, nil
}

// add puts what is known of a call into x.
func (e *explainer) add(name string, x *api.Exchange) error {
	k := e.known
	if k.body != nil && k.operation == nil {
		k.pack, k.operation = e.recognise(x, k.pack)
		if k.operation == nil {
			return usage("what was called cannot be told from %s; say it with --operation", label(name))
		}
		x.Notes = append(x.Notes, fmt.Sprintf("read as %s · %s by the shape of the answer", k.pack.Name, k.operation.Name))
	}
	if k.pack != nil {
		x.Request.System = k.pack.ID
	}
	if k.operation != nil {
		x.Request.Operation = k.operation.ID
	}
	if k.body != nil {
		x.Request.Method, x.Request.Body = k.operation.Method, k.body
		x.Notes = append(x.Notes, "only the body of the request is known; its headers are not")
	}
	return nil
}

// recognise tells the call of a bare answer by its shape.
func (e *explainer) recognise(x *api.Exchange, said *systems.Pack) (*systems.Pack, *systems.Operation) {
	if x.Answer == nil {
		return said, nil
	}
	pack, operation := e.runner.Packs.Recognise(x.Answer)
	if said != nil && pack != said {
		return said, nil
	}
	return pack, operation
}
