/** What the door uses of the package that has messages: the only file that loads it. */
import {
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
} from "@bufbuild/protobuf/wkt";

export type {
  DescExtension,
  DescField,
  DescMessage,
  JsonObject,
  JsonValue,
  Message as Wire,
  Registry,
} from "@bufbuild/protobuf";
export {
  create,
  createRegistry,
  fromBinary,
  getExtension,
  hasExtension,
  isFieldSet,
  ScalarType,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
export type { ListValue, Struct, Value as JsonMessage } from "@bufbuild/protobuf/wkt";
export {
  AnySchema,
  BoolValueSchema,
  BytesValueSchema,
  DoubleValueSchema,
  DurationSchema,
  Int64ValueSchema,
  isWrapperDesc,
  ListValueSchema,
  StringValueSchema,
  StructSchema,
  TimestampSchema,
  UInt64ValueSchema,
  ValueSchema,
} from "@bufbuild/protobuf/wkt";

/** The files of the messages that every registry has. */
export const wellKnown = [
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
];
