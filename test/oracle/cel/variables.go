package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apiserver/pkg/cel/openapi"
)

// bind gives the variables of a case their values.
func (s *Scope) bind(c Case) (map[string]any, error) {
	bound := map[string]any{}
	for name, raw := range c.Variables {
		value, err := s.value(name, raw)
		if err != nil {
			return nil, fmt.Errorf("variable %s: %w", name, err)
		}
		bound[name] = value
	}
	if c.Authorizer != nil {
		bound[authorizerName] = c.Authorizer.value()
		bound[requestResourceName] = c.Authorizer.requestResource()
	}
	return bound, nil
}

func (s *Scope) value(name string, raw json.RawMessage) (any, error) {
	var unstructured any
	if err := utiljson.Unmarshal(raw, &unstructured); err != nil {
		return nil, err
	}
	if schema, ok := s.schemas[name]; ok {
		return openapi.UnstructuredToVal(unstructured, schema), nil
	}
	if declared, ok := s.types[name]; ok {
		return typed(unstructured, declared)
	}
	return unstructured, nil
}

// typed converts where JSON has no notation of its own: uint from integers, bytes from base64, timestamps and
// durations from their strings, optionals from null or the value, also within lists and maps.
func typed(value any, declared *cel.Type) (any, error) {
	switch declared.Kind() {
	case types.UintKind:
		return convert(types.DefaultTypeAdapter.NativeToValue(value), types.UintType)
	case types.DoubleKind:
		return convert(types.DefaultTypeAdapter.NativeToValue(value), types.DoubleType)
	case types.TimestampKind:
		return convert(types.DefaultTypeAdapter.NativeToValue(value), types.TimestampType)
	case types.DurationKind:
		return convert(types.DefaultTypeAdapter.NativeToValue(value), types.DurationType)
	case types.BytesKind:
		text, ok := value.(string)
		if !ok {
			return nil, fmt.Errorf("bytes are written as base64")
		}
		return base64.StdEncoding.DecodeString(text)
	case types.ListKind:
		return typedList(value, declared.Parameters()[0])
	case types.MapKind:
		return typedMap(value, declared.Parameters()[1])
	case types.OpaqueKind:
		if value == nil {
			return types.OptionalNone, nil
		}
		inner, err := typed(value, declared.Parameters()[0])
		return types.OptionalOf(types.DefaultTypeAdapter.NativeToValue(inner)), err
	}
	return value, nil
}

func typedList(value any, element *cel.Type) (any, error) {
	items, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("a list is needed")
	}
	list := make([]any, len(items))
	for i, item := range items {
		converted, err := typed(item, element)
		if err != nil {
			return nil, err
		}
		list[i] = converted
	}
	return list, nil
}

func typedMap(value any, element *cel.Type) (any, error) {
	entries, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("an object is needed")
	}
	result := make(map[string]any, len(entries))
	for key, item := range entries {
		converted, err := typed(item, element)
		if err != nil {
			return nil, err
		}
		result[key] = converted
	}
	return result, nil
}

func convert(value ref.Val, to *cel.Type) (any, error) {
	converted := value.ConvertToType(to)
	if types.IsError(converted) {
		return nil, fmt.Errorf("%v", converted)
	}
	return converted, nil
}
