package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"
	"text/template/parse"
	"time"
)

// Case is one template and the scope that it is evaluated in.
type Case struct {
	ID       string         `json:"id"`
	Template string         `json:"template"`
	Scope    map[string]any `json:"scope"`
}

// Answer holds one of output and error. A template of one action has a value besides its output.
type Answer struct {
	ID     string  `json:"id"`
	Output *string `json:"output,omitempty"`
	// Value is what the action yields, as JSON; nothing where JSON cannot hold it.
	Value json.RawMessage `json:"value,omitempty"`
	// Type is Go's name for the type of the value.
	Type string `json:"type,omitempty"`
	// Error is "parse", "exec" or "budget": where it failed.
	Error string `json:"error,omitempty"`
	// Reason is Go's message; it is for people and not checked in.
	Reason    string `json:"reason,omitempty"`
	CaseError string `json:"caseError,omitempty"`
}

const (
	maxOutput = 1 << 16
	maxTime   = 2 * time.Second
)

var errOutput = errors.New("too much output")

// limited collects output up to a bound.
type limited struct{ strings.Builder }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxOutput {
		return 0, errOutput
	}
	return l.Builder.Write(p)
}

func answer(c Case) Answer {
	done := make(chan Answer, 1)
	go func() { done <- evaluate(c) }()
	select {
	case found := <-done:
		return found
	case <-time.After(maxTime):
		return Answer{ID: c.ID, Error: "budget", Reason: "too slow"}
	}
}

func evaluate(c Case) (found Answer) {
	defer func() {
		if r := recover(); r != nil {
			found = Answer{ID: c.ID, Error: "exec", Reason: fmt.Sprint(r)}
		}
	}()
	functions := functionMap()
	t, err := template.New("bubu").Funcs(functions).Option("missingkey=zero").Parse(c.Template)
	if err != nil {
		return Answer{ID: c.ID, Error: "parse", Reason: err.Error()}
	}
	var out limited
	if err := t.Execute(&out, c.Scope); err != nil {
		if errors.Is(err, errOutput) {
			return Answer{ID: c.ID, Error: "budget", Reason: err.Error()}
		}
		return Answer{ID: c.ID, Error: "exec", Reason: err.Error()}
	}
	text := out.String()
	found = Answer{ID: c.ID, Output: &text}
	if single(t) {
		found.Value, found.Type = valueOf(c, functions)
	}
	return found
}

// single tells whether a template is one action that prints.
func single(t *template.Template) bool {
	if t.Tree == nil {
		return false
	}
	count := 0
	for _, node := range t.Root.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			if strings.TrimSpace(string(node.Text)) != "" {
				return false
			}
		case *parse.ActionNode:
			if len(node.Pipe.Decl) > 0 {
				return false
			}
			count++
		default:
			return false
		}
	}
	return count == 1
}

// valueOf evaluates the template again with its action handed to a function that keeps the value.
func valueOf(c Case, functions template.FuncMap) (json.RawMessage, string) {
	var kept any
	functions["keep_value"] = func(value any) string { kept = value; return "" }
	start, end := strings.Index(c.Template, "{{"), strings.LastIndex(c.Template, "}}")
	inner := strings.Trim(c.Template[start+2:end], "-")
	text := "{{ keep_value (" + inner + ") }}"
	t, err := template.New("bubu").Funcs(functions).Option("missingkey=zero").Parse(text)
	if err != nil {
		return nil, ""
	}
	var out limited
	if err := t.Execute(&out, c.Scope); err != nil {
		return nil, ""
	}
	encoded, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Sprintf("%T", kept)
	}
	return encoded, fmt.Sprintf("%T", kept)
}
