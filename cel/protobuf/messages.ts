import type { Name } from "../check/environment.ts";
import type { Library } from "../library/declare.ts";
import type { MessageTypes } from "../type/messages.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError } from "../values/value.ts";
import { extensions } from "./extensions.ts";
import { messageOf } from "./held.ts";
import { Reader } from "./read.ts";
import type { Registry, Wire } from "./runtime.ts";
import { createRegistry, wellKnown } from "./runtime.ts";
import { fieldType, messageType } from "./types.ts";
import { construct } from "./write.ts";

/** What expressions and their callers need for messages of protobuf. */
export interface Protobuf {
  /** For the option `messages` of an environment. */
  readonly messages: MessageTypes;
  /** `proto.getExt` and `proto.hasExt`. */
  readonly library: Library;
  /** The type of a message by its full name, for variables. Those that are well known have types of the language. */
  type(name: string): Type;
  /** A message as a value, for a variable; an error where its type is not registered. It must not change any more. */
  toValue(message: Wire): Value;
  /** The message that a value is, as an answer; undefined for a value that is none. */
  toMessage(value: Value): Wire | undefined;
}

/** The messages, enums and extensions of a registry; those of protobuf itself are always there. */
export function protobuf(registry: Registry): Protobuf {
  const all = createRegistry(...wellKnown, registry);
  const reader = new Reader(all);
  return {
    messages: {
      name: (name) => nameOf(all, name),
      field(type, name) {
        const desc = all.getMessage(type);
        if (desc === undefined) return null;
        const field = reader.field(desc, name);
        return field && fieldType(field);
      },
      fields: (type) => all.getMessage(type)?.fields.map(({ name }) => name) ?? [],
      construct: (type, fields, frame) => construct(type, fields, frame, reader),
    },
    library: extensions,
    type: messageType,
    toValue(message) {
      const desc = all.getMessage(message.$typeName);
      return desc === undefined ? new CelError(`unknown type: '${message.$typeName}'`) : reader.value(desc, message);
    },
    toMessage: (value) => messageOf(value)?.message,
  };
}

/** A message's type, or the number of a value of an enum. */
function nameOf(registry: Registry, name: string): Name | undefined {
  if (registry.getMessage(name) !== undefined) return { kind: "type", type: messageType(name) };
  const dot = name.lastIndexOf(".");
  const last = name.slice(dot + 1);
  const found = registry.getEnum(name.slice(0, Math.max(dot, 0)))?.values.find((value) => value.name === last);
  return found && { kind: "constant", type: types.int, value: found.number };
}
