import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";

/** What is done to one of a few objects of two kinds; which versions it names is known only when it is done. */
export type Operation = {
  readonly plural: "widgets" | "secrets";
  readonly name: string;
  readonly fields: JsonObject;
  /** The resourceVersion that is sent: none, the one seen last, or the first one that was seen. */
  readonly version: "none" | "last" | "first";
} & (
  | { readonly verb: "create" | "update" | "merge" | "strategic" | "delete" | "status" }
  | { readonly verb: "apply" | "apply-status"; readonly manager: string; readonly force: boolean }
  | { readonly verb: "finalizers"; readonly finalizers: readonly string[] }
  | { readonly verb: "json"; readonly patch: readonly JsonObject[] }
);

const manager = fc.constantFrom("one", "two", "three");
const version = fc.constantFrom("none", "none", "none", "last", "last", "first");
const text = fc.constantFrom("x", "y", "z");

function some(fields: { readonly [key: string]: fc.Arbitrary<Json> }): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys: [] });
}

const spec = some({
  color: fc.constantFrom("red", "blue", "black"),
  size: fc.constantFrom(1, 2, 500),
  note: fc.constantFrom("x", null),
  given: fc.constantFrom("x", null),
  // Empty ones too: where an apply takes the last item that it owns, the API server makes null of the list and refuses it.
  tags: fc.uniqueArray(text, { maxLength: 3 }),
  lines: fc.array(text, { maxLength: 2 }),
  granular: some({ a: text, b: text }),
  whole: some({ a: text, b: text }),
  free: some({ a: text, b: some({ c: text, d: text }) }),
  parts: fc.uniqueArray(fc.record({ name: text, n: fc.constantFrom(1, 2) }), {
    selector: ({ name }) => name,
  }),
});
// No empty maps: with a custom object that an apply creates the API server stores one that it never shows, and the next
// patch, even one of nothing, is a change because it goes.
const full = (map: JsonObject) => Object.keys(map).length > 0;
const labels = some({ l: text, m: text }).filter(full);
const annotations = some({ a: text }).filter(full);
const widget = fc.record({ spec, metadata: some({ labels, annotations }) }, { requiredKeys: ["spec"] });
const data = some({ x: fc.constantFrom("MQ==", "Mg=="), y: fc.constantFrom("MQ==", "Mg==") });
const secret = some({ data, metadata: some({ labels, annotations }) });
const status = some({ phase: fc.constantFrom("Pending", "Done", "Odd") });

/** Paths into what the other operations write, and beside it. */
const paths = {
  widgets: [
    "/spec/tags",
    "/spec/tags/0",
    "/spec/tags/-",
    "/spec/lines/1",
    "/spec/parts/0/n",
    "/spec/parts/0",
    "/spec/free/b",
  ],
  secrets: ["/data", "/data/x", "/data/z"],
} as const;
const metaPaths = [
  "/metadata/labels",
  "/metadata/labels/l",
  "/metadata/annotations/a",
  "/metadata/finalizers",
  "/none/a",
];

/** An operation of a JSON Patch; most of them fit somewhere. */
function jsonOperation(plural: Operation["plural"]): fc.Arbitrary<JsonObject> {
  const path = fc.constantFrom<string>(...paths[plural], ...metaPaths);
  const value = fc.constantFrom<Json>("x", "MQ==", 1, null, ["x"], { l: "y" }, { name: "x", n: 1 });
  return fc.oneof(
    fc.record({ op: fc.constantFrom("add", "replace", "test"), path, value }),
    fc.record({ op: fc.constant("remove"), path }),
    fc.record({ op: fc.constantFrom("move", "copy"), from: path, path }),
  );
}

/** One operation; many of them go wrong, as they should. */
const operation: fc.Arbitrary<Operation> = fc
  .constantFrom<Operation["plural"]>("widgets", "widgets", "secrets")
  .chain((plural) => {
    const common = {
      plural: fc.constant(plural),
      name: fc.constantFrom("a", "b"),
      fields: plural === "widgets" ? widget : secret,
      version,
    };
    const applied = { manager, force: fc.boolean() };
    const plain = fc.record({
      ...common,
      verb: fc.constantFrom("create", "create", "update", "merge", "merge", "delete"),
    });
    const ofStatus = fc.record({ ...common, fields: fc.record({ status }), verb: fc.constant("status") });
    const finalizers = fc.uniqueArray(fc.constantFrom("example.com/x", "example.com/y"), { maxLength: 2 });
    return fc.oneof(
      { weight: 5, arbitrary: plain },
      { weight: 4, arbitrary: fc.record({ ...common, ...applied, verb: fc.constant("apply") }) },
      { weight: 1, arbitrary: fc.record({ ...common, verb: fc.constant("finalizers"), finalizers }) },
      {
        weight: 1,
        arbitrary: fc.record({
          ...common,
          verb: fc.constant("json"),
          patch: fc.array(jsonOperation(plural), { maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ ...common, verb: fc.constant("strategic") }) },
      ...(plural === "widgets"
        ? [
            { weight: 1, arbitrary: ofStatus },
            {
              weight: 1,
              arbitrary: fc.record({
                ...common,
                ...applied,
                fields: fc.record({ status }),
                verb: fc.constant("apply-status"),
              }),
            },
          ]
        : []),
    ) as fc.Arbitrary<Operation>;
  });

/** Sequences of operations. */
export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(operation, { minLength: 4, maxLength: 24 });
