package main

import "encoding/json"

// Case is one line of input.
type Case struct {
	ID string `json:"id"`
	// Schema is the openAPIV3Schema of the only version of a CustomResourceDefinition.
	Schema json.RawMessage `json:"schema"`
	// Object is judged by the rules, Old is what it was before; without Object only the definition is judged.
	Object json.RawMessage `json:"object"`
	Old    json.RawMessage `json:"old"`
}

// Rule is what is known of one rule of the definition.
type Rule struct {
	// Path is where in the schema it stands.
	Path string `json:"path"`
	// Cost is the most that one evaluation may cost, Total that times how often it may be evaluated; decimal.
	Cost  string `json:"cost"`
	Total string `json:"total"`
	// MessageCost is the most that its messageExpression may cost.
	MessageCost string `json:"messageCost,omitempty"`
	Transition  bool   `json:"transition,omitempty"`
}

// Answer is one line of output.
type Answer struct {
	ID string `json:"id,omitempty"`
	// Refused is why the definition cannot be created: errors as they are written for people.
	Refused []string `json:"refused,omitempty"`
	Rules   []Rule   `json:"rules,omitempty"`
	// Errors is what the rules say of the object.
	Errors   []string `json:"errors,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	// Spent is what the evaluation cost; -1 where it ended because of it.
	Spent *int64 `json:"spent,omitempty"`
	// CaseError says that the case itself cannot be used.
	CaseError string `json:"caseError,omitempty"`
}
