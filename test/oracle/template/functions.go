package main

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"text/template"

	sprig "github.com/Masterminds/sprig/v3"
)

// The functions of Sprig that templates of the platform may call, but for those of time and chance.
var allowed = strings.Fields(`
	date date_in_zone date_modify dateInZone dateModify duration durationRound htmlDate htmlDateInZone must_date_modify
	mustDateModify mustToDate toDate unixEpoch
	abbrev abbrevboth trunc trim upper lower title untitle substr trimall trimAll trimSuffix trimPrefix nospace initials
	snakecase camelcase kebabcase wrap wrapWith contains hasPrefix hasSuffix quote squote cat indent nindent replace plural
	sha1sum sha256sum adler32sum toString
	atoi int64 int float64 toDecimal add1 add sub div mod mul add1f addf subf divf mulf biggest max min maxf minf ceil
	floor round
	split splitList splitn toStrings join sortAlpha default empty coalesce all any compact mustCompact
	fromJson toJson toPrettyJson toRawJson mustFromJson mustToJson mustToPrettyJson mustToRawJson
	ternary typeOf typeIs typeIsLike kindOf kindIs deepEqual
	base dir clean ext isAbs osBase osClean osDir osExt osIsAbs
	b64enc b64dec b32enc b32dec
	tuple list dict get hasKey pluck pick omit append push mustAppend mustPush prepend mustPrepend
	first mustFirst rest mustRest last mustLast initial mustInitial reverse mustReverse uniq mustUniq without mustWithout
	has mustHas slice mustSlice concat dig
	semver semverCompare fail
`)

func functionMap() template.FuncMap {
	all := sprig.TxtFuncMap()
	functions := template.FuncMap{}
	for _, name := range allowed {
		functions[name] = all[name]
	}
	// Sprig's answer depends on the order of Go's maps; these answer in the order of the keys.
	functions["keys"] = sortedKeys
	functions["values"] = sortedValues
	functions["len"] = length
	functions["hash_of"] = hashOf
	functions["type_of"] = typeOf
	functions["exists"] = func(value any) bool { return value != nil }
	functions["sample"] = func(value any) any { return value }
	return functions
}

func sortedKeys(dicts ...map[string]any) []string {
	found := []string{}
	for _, dict := range dicts {
		own := []string{}
		for key := range dict {
			own = append(own, key)
		}
		sort.Strings(own)
		found = append(found, own...)
	}
	return found
}

func sortedValues(dict map[string]any) []any {
	found := []any{}
	for _, key := range sortedKeys(dict) {
		found = append(found, dict[key])
	}
	return found
}

func length(value any) (int, error) {
	if value == nil {
		return 0, nil
	}
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len(), nil
	}
	return 0, fmt.Errorf("no length: %T", value)
}

func hashOf(value any) (string, error) {
	text, ok := value.(string)
	if !ok {
		return "", fmt.Errorf("no text: %T", value)
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text))), nil
}

func typeOf(value any) string {
	if value == nil {
		return "null"
	}
	switch reflect.ValueOf(value).Kind() {
	case reflect.Map, reflect.Struct, reflect.Pointer:
		return "object"
	case reflect.Slice, reflect.Array:
		return "array"
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	default:
		return "number"
	}
}
