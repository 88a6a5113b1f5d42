// Writes what the contracts of package transport.v1 are in Go: one line for each enum and message with its fields, and
// for each message samples, as JSON and as the bytes that Go's protobuf makes of it. docs/oracles.md describes the lines.
package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	transportv1 "github.com/bubustack/tractatus/gen/go/proto/transport/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

func main() {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	files := []protoreflect.FileDescriptor{
		transportv1.File_transport_v1_transport_proto,
		transportv1.File_transport_v1_hub_proto,
	}
	for _, file := range files {
		for i := range file.Enums().Len() {
			write(out, enumLine(file.Enums().Get(i)))
		}
		for i := range file.Messages().Len() {
			write(out, messageLine(file.Messages().Get(i)))
		}
		for i := range file.Services().Len() {
			write(out, serviceLine(file.Services().Get(i)))
		}
	}
	for _, file := range files {
		for i := range file.Messages().Len() {
			for _, sample := range samples(file.Messages().Get(i)) {
				write(out, sampleLine(sample))
			}
		}
	}
}

func write(out *json.Encoder, line any) {
	if err := out.Encode(line); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func enumLine(of protoreflect.EnumDescriptor) any {
	values := map[string]int32{}
	for i := range of.Values().Len() {
		value := of.Values().Get(i)
		values[string(value.Name())] = int32(value.Number())
	}
	return map[string]any{"enum": string(of.Name()), "values": values}
}

type field struct {
	Name   string `json:"name"`
	Number int32  `json:"number"`
	Type   string `json:"type"`
	List   bool   `json:"list,omitempty"`
	Oneof  string `json:"oneof,omitempty"`
}

func messageLine(of protoreflect.MessageDescriptor) any {
	fields := []field{}
	for i := range of.Fields().Len() {
		one := of.Fields().Get(i)
		line := field{Name: string(one.Name()), Number: int32(one.Number()), Type: typeOf(one), List: one.IsList()}
		if one.ContainingOneof() != nil {
			line.Oneof = string(one.ContainingOneof().Name())
		}
		fields = append(fields, line)
	}
	sort.Slice(fields, func(i, j int) bool { return fields[i].Number < fields[j].Number })
	reserved := []int32{}
	for i := range of.ReservedRanges().Len() {
		span := of.ReservedRanges().Get(i)
		for number := span[0]; number < span[1]; number++ {
			reserved = append(reserved, int32(number))
		}
	}
	return map[string]any{"message": string(of.Name()), "fields": fields, "reserved": reserved}
}

func typeOf(of protoreflect.FieldDescriptor) string {
	switch {
	case of.IsMap():
		return fmt.Sprintf("map<%s, %s>", of.MapKey().Kind(), of.MapValue().Kind())
	case of.Message() != nil:
		return string(of.Message().Name())
	case of.Enum() != nil:
		return string(of.Enum().Name())
	default:
		return of.Kind().String()
	}
}

func serviceLine(of protoreflect.ServiceDescriptor) any {
	methods := []any{}
	for i := range of.Methods().Len() {
		method := of.Methods().Get(i)
		methods = append(methods, map[string]any{
			"path":          fmt.Sprintf("/%s/%s", of.FullName(), method.Name()),
			"request":       string(method.Input().Name()),
			"response":      string(method.Output().Name()),
			"clientStreams": method.IsStreamingClient(),
			"serverStreams": method.IsStreamingServer(),
		})
	}
	return map[string]any{"service": string(of.Name()), "methods": methods}
}

func sampleLine(message *dynamicpb.Message) any {
	encoded, err := proto.MarshalOptions{Deterministic: true}.Marshal(message)
	if err != nil {
		fail(err)
	}
	text, err := protojson.Marshal(message)
	if err != nil {
		fail(err)
	}
	// protojson varies its blanks on purpose.
	var plain bytes.Buffer
	if err := json.Compact(&plain, text); err != nil {
		fail(err)
	}
	return map[string]any{
		"sample": string(message.Descriptor().Name()),
		"json":   json.RawMessage(plain.Bytes()),
		"bytes":  hex.EncodeToString(encoded),
	}
}
