package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/mutation"
	"k8s.io/apiserver/pkg/cel/mutation/dynamic"
)

// encode writes a value as an object of one member that says its type:
//
//	{"null":null} {"bool":true} {"string":"a"} {"double":1.5} {"double":"NaN"|"Infinity"|"-Infinity"|"-0"}
//	{"int":"-1"} {"uint":"1"}                      decimal strings: 64 bits do not fit a JSON number
//	{"bytes":"YQ=="}                               base64
//	{"timestamp":"2024-01-01T00:00:00.5Z"}         UTC, as many digits as needed
//	{"duration":"-1.5"}                            seconds, as many digits as needed
//	{"list":[…]} {"map":[[key, value],…]}          entries sorted by the text of the key
//	{"type":"int"}                                 the type's name without parameters
//	{"optional":[]} {"optional":[value]}
//	{"url":…} {"ip":…} {"cidr":…} {"semver":…} {"format":name}
//	{"quantity":"1.5"}                             decimal digits without a suffix
//	{"object":[type name, [[field, value],…]]}     what object literals build, fields sorted
//	{"opaque":type name}                           what shows nothing but its type
//	{"error":message}                              data within a list or map that its schema does not allow
func encode(value ref.Val) any {
	switch v := value.(type) {
	case types.Null:
		return map[string]any{"null": nil}
	case types.Bool:
		return map[string]any{"bool": bool(v)}
	case types.Int:
		return map[string]any{"int": strconv.FormatInt(int64(v), 10)}
	case types.Uint:
		return map[string]any{"uint": strconv.FormatUint(uint64(v), 10)}
	case types.Double:
		return map[string]any{"double": double(float64(v))}
	case types.String:
		return map[string]any{"string": string(v)}
	case types.Bytes:
		return map[string]any{"bytes": base64.StdEncoding.EncodeToString(v)}
	case types.Timestamp:
		return map[string]any{"timestamp": v.UTC().Format("2006-01-02T15:04:05.999999999Z")}
	case types.Duration:
		return map[string]any{"duration": seconds(v.Duration)}
	case *types.Optional:
		if !v.HasValue() {
			return map[string]any{"optional": []any{}}
		}
		return map[string]any{"optional": []any{encode(v.GetValue())}}
	case *types.Type:
		return map[string]any{"type": v.TypeName()}
	case *types.Err:
		return map[string]any{"error": v.String()}
	case traits.Lister:
		return map[string]any{"list": items(v)}
	case traits.Mapper:
		return map[string]any{"map": entries(v)}
	}
	return encodeObject(value)
}

func encodeObject(value ref.Val) any {
	switch v := value.(type) {
	case apiservercel.URL:
		return map[string]any{"url": v.URL.String()}
	case apiservercel.IP:
		return map[string]any{"ip": v.Addr.String()}
	case apiservercel.CIDR:
		return map[string]any{"cidr": v.Prefix.String()}
	case apiservercel.Quantity:
		return map[string]any{"quantity": amount(v)}
	case *apiservercel.Quantity:
		return map[string]any{"quantity": amount(*v)}
	case apiservercel.Semver:
		return map[string]any{"semver": v.Version.String()}
	case apiservercel.Format:
		return map[string]any{"format": v.Name}
	case *mutation.JSONPatchVal:
		fields := map[string]any{"op": v.Op, "from": v.From, "path": v.Path}
		if v.Val != nil {
			fields["value"] = encode(v.Val)
		}
		return map[string]any{"object": []any{v.Type().TypeName(), sortedFields(fields)}}
	case *dynamic.ObjectVal:
		return map[string]any{"object": []any{v.Type().TypeName(), objectFields(v)}}
	}
	return map[string]any{"opaque": value.Type().TypeName()}
}

// amount is the value in decimal digits, whatever suffix it was written with: expressions see nothing else of it.
func amount(v apiservercel.Quantity) string {
	copied := v.Quantity.DeepCopy()
	text := copied.AsDec().String()
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func double(v float64) any {
	switch {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "Infinity"
	case math.IsInf(v, -1):
		return "-Infinity"
	case v == 0 && math.Signbit(v):
		return "-0"
	}
	return v
}

func seconds(d time.Duration) string {
	sign := ""
	nanos := uint64(d)
	if d < 0 {
		sign, nanos = "-", -nanos
	}
	text := fmt.Sprintf("%s%d.%09d", sign, nanos/1e9, nanos%1e9)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

func items(list traits.Lister) []any {
	found := []any{}
	for it := list.Iterator(); it.HasNext() == types.True; {
		found = append(found, encode(it.Next()))
	}
	return found
}

func entries(m traits.Mapper) []any {
	found := []any{}
	for it := m.Iterator(); it.HasNext() == types.True; {
		key := it.Next()
		if key == nil {
			continue // the API server's iterator has one of these for each property that the schema does not know
		}
		value, _ := m.Find(key)
		if value == nil {
			value = m.Get(key)
		}
		found = append(found, []any{encode(key), encode(value)})
	}
	sort.Slice(found, func(i, j int) bool { return keyText(found[i]) < keyText(found[j]) })
	return found
}

func keyText(entry any) string {
	text, err := json.Marshal(entry.([]any)[0])
	if err != nil {
		return ""
	}
	return string(text)
}

// objectFields reads an object literal through its exported native form, which holds the fields' values.
func objectFields(v *dynamic.ObjectVal) []any {
	fields := map[string]any{}
	if native, ok := v.Value().(map[string]any); ok {
		for name, field := range native {
			fields[name] = encode(types.DefaultTypeAdapter.NativeToValue(field))
		}
	}
	return sortedFields(fields)
}

func sortedFields(fields map[string]any) []any {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	sort.Strings(names)
	found := []any{}
	for _, name := range names {
		found = append(found, []any{name, fields[name]})
	}
	return found
}
