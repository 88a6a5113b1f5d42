package main

import (
	"encoding/json"
)

// Case is one line of input.
type Case struct {
	ID         string `json:"id"`
	Expression string `json:"expression"`
	// Env is "kubernetes" (the default: what release 1.36 offers to stored expressions), "kubernetes-1.N" (what a
	// server of that compatibility version offers to new expressions), "kubernetes-mutation" (with Object and JSONPatch)
	// or "plain" (cel-go with all its extension libraries, its own cost model and no folding).
	Env string `json:"env"`
	// Variables are converted as the API server converts unstructured objects: integers to int, other numbers to double.
	Variables map[string]json.RawMessage `json:"variables"`
	// Types declares variables by CEL types; what has neither a type nor a schema is dyn.
	Types map[string]string `json:"types"`
	// Schemas declares variables by structural schemas, as the rules of a CRD see them.
	Schemas map[string]json.RawMessage `json:"schemas"`
	// Roots names the schemas that are roots of resources: they get apiVersion, kind and metadata.
	Roots      []string    `json:"roots"`
	Authorizer *Authorizer `json:"authorizer"`
	// CostLimit replaces the API server's limit of 1,000,000 per expression; plain has none of its own.
	CostLimit *uint64 `json:"costLimit"`
	// Want asks for "unparsed" and "ast" beside the outcome.
	Want []string `json:"want"`
}

// Position counts lines from 1 and columns, in characters, from 0.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Range is an estimated cost; decimal strings, since the maximum may be 2^64-1.
type Range struct {
	Min string `json:"min"`
	Max string `json:"max"`
}

// Answer is one line of output. Exactly one of Value, ParseError, CheckError, EvalError and CaseError is there.
type Answer struct {
	ID string `json:"id,omitempty"`
	// Value is the typed form that encode.go writes.
	Value any `json:"value,omitempty"`
	// Type is the checked type.
	Type string `json:"type,omitempty"`
	// Cost is what evaluation cost, also where it ended in an error.
	Cost      *uint64 `json:"cost,omitempty"`
	Estimated *Range  `json:"estimated,omitempty"`
	// ParseError and CheckError hold all messages, one a line; Position is that of the first.
	ParseError string    `json:"parseError,omitempty"`
	CheckError string    `json:"checkError,omitempty"`
	EvalError  string    `json:"evalError,omitempty"`
	Position   *Position `json:"position,omitempty"`
	// Unstable says that repeated evaluation came to different outcomes: the order of a map's keys is not defined.
	Unstable bool   `json:"unstable,omitempty"`
	Unparsed string `json:"unparsed,omitempty"`
	AST      string `json:"ast,omitempty"`
	// CaseError says that the case itself cannot be used.
	CaseError string `json:"caseError,omitempty"`
}

func (c Case) wants(what string) bool {
	for _, want := range c.Want {
		if want == what {
			return true
		}
	}
	return false
}
