package main

import (
	"fmt"
	"strings"

	"github.com/google/cel-go/cel"
	apiservercel "k8s.io/apiserver/pkg/cel"
)

var simpleTypes = map[string]*cel.Type{
	"bool": cel.BoolType, "bytes": cel.BytesType, "double": cel.DoubleType, "duration": cel.DurationType, "dyn": cel.DynType,
	"int": cel.IntType, "null_type": cel.NullType, "string": cel.StringType, "timestamp": cel.TimestampType,
	"uint":                cel.UintType,
	"kubernetes.URL":      apiservercel.URLType,
	"kubernetes.Quantity": apiservercel.QuantityType,
}

// parseType reads what Answer.Type writes: int, list(string), map(string, dyn), optional_type(int) and the like.
func parseType(text string) (*cel.Type, error) {
	found, rest, err := typePrefix(strings.ReplaceAll(text, " ", ""))
	if err == nil && rest != "" {
		err = fmt.Errorf("%q does not belong to the type %q", rest, text)
	}
	return found, err
}

func typePrefix(text string) (*cel.Type, string, error) {
	end := strings.IndexAny(text, "(),")
	if end < 0 {
		end = len(text)
	}
	name, rest := text[:end], text[end:]
	if !strings.HasPrefix(rest, "(") {
		simple, ok := simpleTypes[name]
		if !ok {
			return nil, "", fmt.Errorf("no type %q", name)
		}
		return simple, rest, nil
	}
	var parameters []*cel.Type
	for rest[0] != ')' {
		parameter, left, err := typePrefix(rest[1:])
		if err != nil {
			return nil, "", err
		}
		if left == "" {
			return nil, "", fmt.Errorf("%q is not closed", name)
		}
		parameters = append(parameters, parameter)
		rest = left
	}
	rest = rest[1:]
	switch {
	case name == "list" && len(parameters) == 1:
		return cel.ListType(parameters[0]), rest, nil
	case name == "optional_type" && len(parameters) == 1:
		return cel.OptionalType(parameters[0]), rest, nil
	case name == "map" && len(parameters) == 2:
		return cel.MapType(parameters[0], parameters[1]), rest, nil
	}
	return nil, "", fmt.Errorf("no type %q with %d parameters", name, len(parameters))
}
