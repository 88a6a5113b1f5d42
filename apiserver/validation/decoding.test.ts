import fc from "fast-check";
import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { services } from "../resources/builtin/services.ts";
import type { Resource } from "../resources/resource.ts";
import { base64Flaw, decodingProblem } from "./decoding.ts";

const said = (resource: Resource, object: object) =>
  resource
    .compiled()
    .check(object as never)
    .violations.map((violation) => decodingProblem(resource, violation));

test.each([
  [{ data: { x: 1 } }, "json: cannot unmarshal number into Go struct field ConfigMap.data of type string"],
  [{ data: { x: true } }, "json: cannot unmarshal bool into Go struct field ConfigMap.data of type string"],
  [{ data: [1] }, "json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string"],
  [{ immutable: "x" }, "json: cannot unmarshal string into Go struct field ConfigMap.immutable of type bool"],
  [{ binaryData: { x: 5 } }, "json: cannot unmarshal number into Go struct field ConfigMap.binaryData of type []uint8"],
  [{ binaryData: { x: "a%" } }, "illegal base64 data at input byte 1"],
  [{ metadata: 5 }, "json: cannot unmarshal number into Go struct field ConfigMap.metadata of type v1.ObjectMeta"],
  [
    { metadata: { name: 5 } },
    "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string",
  ],
  [
    { metadata: { labels: { a: 1 } } },
    "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string",
  ],
  [
    { metadata: { labels: ["x"] } },
    "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
  ],
])("%j cannot be decoded", (object, text) => expect(said(configMaps, object)[0]).toBe(text));

test("what is wrong deeper names the part of the kind, and the number that does not fit", () => {
  expect(said(services, { spec: [] })).toEqual([
    "json: cannot unmarshal array into Go struct field Service.spec of type v1.ServiceSpec",
  ]);
  expect(said(services, { spec: { ports: [{ port: 3_000_000_000 }] } })[0]).toBe(
    "json: cannot unmarshal number 3000000000 into Go struct field ServiceSpec.spec.ports.port of type int32",
  );
});

test("flaws of Base64 are where Go finds them", () => {
  expect(["", "aGk=", "aG\nk=", "aGk=\n", "YQ=="].map(base64Flaw)).toEqual(Array(5).fill(undefined));
  expect(["%%", "aGk", "aGk=%", "a%", "YQ=", "YQ=x", "=", "a==="].map(base64Flaw)).toEqual([0, 0, 4, 1, 3, 2, 0, 1]);
  fc.assert(fc.property(fc.uint8Array(), (bytes) => base64Flaw(Buffer.from(bytes).toString("base64")) === undefined));
});
