import type { JsonObject } from "@bubustack/api/json";
import type { Field, Message, ScalarField, Static } from "@bubustack/api/wire/message";
import fc from "fast-check";

const text = fc.string({ unit: "binary", maxLength: 20 });
const json = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, ""),
    // JSON has one zero.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    text,
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(text, tie("node"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).node;
const object = fc.dictionary(fc.oneof(text, fc.constantFrom("__proto__", "constructor")), json, {
  maxKeys: 4,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonObject>;

/** Values of a message as `decode` gives them: scalars, lists and maps are always there. */
export function valuesOf<M extends Message>(message: M): fc.Arbitrary<Static<M>> {
  const fields = Object.entries(message.fields).map(([name, field]) => [name, partOf(field)] as const);
  const absent = Object.entries(message.fields).filter(([, { kind }]) => ["message", "struct", "oneof"].includes(kind));
  const required = fields.map(([name]) => name).filter((name) => !absent.some(([other]) => other === name));
  const record = fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
  return record as fc.Arbitrary<Static<M>>;
}

function partOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "message":
      return valuesOf(field.message);
    case "struct":
      return object;
    case "list":
      return fc.array(partOf(field.item), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.oneof(text, fc.constant("__proto__")), text, { maxKeys: 4, noNullPrototype: true });
    case "oneof":
      return fc.oneof(
        ...Object.entries(field.options).map(([name, option]) =>
          partOf(option).map((value) => ({ case: name, value })),
        ),
      );
    default:
      return scalarOf(field);
  }
}

function scalarOf({ kind }: ScalarField): fc.Arbitrary<unknown> {
  switch (kind) {
    case "string":
      return text;
    case "bytes":
      return fc.uint8Array({ maxLength: 20 });
    case "bool":
      return fc.boolean();
    case "uint32":
      return fc.nat(0xffff_ffff);
    case "uint64":
      return fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
    default:
      return fc.integer();
  }
}
