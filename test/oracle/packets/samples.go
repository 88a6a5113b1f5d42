package main

import (
	"fmt"
	"math"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

// samples are an empty message, one with every field, and one for each option of a oneof.
func samples(of protoreflect.MessageDescriptor) []*dynamicpb.Message {
	all := []*dynamicpb.Message{dynamicpb.NewMessage(of), full(of, -1, 0)}
	for i := range of.Oneofs().Len() {
		for option := range of.Oneofs().Get(i).Fields().Len() {
			all = append(all, full(of, option, 0))
		}
	}
	if of.Name() == "ControlError" {
		extreme := dynamicpb.NewMessage(of)
		extreme.Set(of.Fields().ByName("code"), protoreflect.ValueOfInt32(math.MinInt32))
		all = append(all, extreme)
	}
	return all
}

// full sets every field; of a oneof the given option, or the first one.
func full(of protoreflect.MessageDescriptor, option int, depth int) *dynamicpb.Message {
	message := dynamicpb.NewMessage(of)
	if of.FullName() == "google.protobuf.Struct" {
		if err := protojson.Unmarshal([]byte(structText), message); err != nil {
			fail(err)
		}
		return message
	}
	for i := range of.Fields().Len() {
		field := of.Fields().Get(i)
		if in := field.ContainingOneof(); in != nil && in.Fields().Get(max(option, 0)) != field {
			continue
		}
		switch {
		case field.IsMap():
			entries := message.Mutable(field).Map()
			for _, key := range []string{"a", "bubu.join.key", "zoë"} {
				entries.Set(protoreflect.ValueOfString(key).MapKey(), protoreflect.ValueOfString("value of "+key))
			}
		case field.IsList():
			items := message.Mutable(field).List()
			for n := range 2 {
				items.Append(value(field, n, depth))
			}
		default:
			message.Set(field, value(field, 0, depth))
		}
	}
	return message
}

func value(field protoreflect.FieldDescriptor, n int, depth int) protoreflect.Value {
	seed := int(field.Number()) + n
	switch field.Kind() {
	case protoreflect.StringKind:
		return protoreflect.ValueOfString(fmt.Sprintf("%s %d é€😀", field.Name(), seed))
	case protoreflect.BytesKind:
		return protoreflect.ValueOfBytes([]byte{0, 1, 0x7f, 0x80, 0xff, byte(seed)})
	case protoreflect.BoolKind:
		return protoreflect.ValueOfBool(true)
	case protoreflect.EnumKind:
		return protoreflect.ValueOfEnum(protoreflect.EnumNumber(field.Enum().Values().Len() - 1))
	case protoreflect.Int32Kind:
		return protoreflect.ValueOfInt32(int32(seed) * 1_000)
	case protoreflect.Uint32Kind:
		return protoreflect.ValueOfUint32(math.MaxUint32 - uint32(seed))
	case protoreflect.Uint64Kind:
		return protoreflect.ValueOfUint64(math.MaxUint64 - uint64(seed))
	case protoreflect.MessageKind:
		return protoreflect.ValueOfMessage(full(field.Message(), -1, depth+1))
	default:
		fail(fmt.Errorf("no sample for %s", field.Kind()))
		return protoreflect.Value{}
	}
}

const structText = `{"a":null,"b":true,"c":-1.5e300,"d":"é€😀","e":[1,[],{},"x",false,null],"f":{"g":{"h":9007199254740993}},"":0}`
