import type { Field, Message } from "@bubustack/api/wire/message";
import * as transport from "@bubustack/api/wire/transport/v1/transport";

type Values = { readonly [name: string]: unknown };

const enums: {
  readonly [field: string]: { readonly words: { readonly [word: string]: number }; readonly prefix: string };
} = {
  action: { words: transport.ControlAction, prefix: "CONTROL_ACTION_" },
  signal: { words: transport.FlowControlSignal, prefix: "FLOW_CONTROL_SIGNAL_" },
};

/** A decoded message in protobuf's JSON form: defaults left out, bytes in base64, numbers of 64 bits and words of enums as text. */
export function protoJson(message: Message, values: Values): Values {
  const out: { [name: string]: unknown } = {};
  for (const [name, field] of Object.entries(message.fields)) {
    const value = values[name];
    if (value === undefined) continue;
    if (field.kind === "oneof") {
      const chosen = value as { readonly case: string; readonly value: Values };
      const option = field.options[chosen.case];
      if (option !== undefined) out[chosen.case] = protoJson(option.message, chosen.value);
    } else {
      const json = jsonOf(field, value, name);
      if (json !== undefined) out[name] = json;
    }
  }
  return out;
}

function jsonOf(field: Field, value: unknown, name: string): unknown {
  switch (field.kind) {
    case "message":
      return protoJson(field.message, value as Values);
    case "list": {
      const items = (value as readonly unknown[]).map((item) => jsonOf(field.item, item, name));
      return items.length === 0 ? undefined : items;
    }
    case "map":
      return Object.keys(value as Values).length === 0 ? undefined : value;
    case "bytes": {
      const bytes = value as Uint8Array;
      return bytes.length === 0 ? undefined : Buffer.from(bytes).toString("base64");
    }
    case "uint64":
      return value === 0n ? undefined : String(value);
    case "enum": {
      const { words = {}, prefix = "" } = enums[name] ?? {};
      const word = Object.keys(words).find((one) => words[one] === value) ?? "";
      return value === 0 ? undefined : `${prefix}${word.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    }
    default:
      return value === 0 || value === "" || value === false ? undefined : value;
  }
}
