import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { customResources } from "../resources/custom.ts";
import { checkType } from "./check-type.ts";

const [boxes = configMaps] = customResources({
  spec: { group: "example.com", names: { kind: "Box", plural: "boxes" }, versions: [{ name: "v1", served: true }] },
} as never);

test("a built-in kind may leave its type out, a custom one says it", () => {
  for (const good of [{}, { kind: "ConfigMap" }, { apiVersion: "v1" }])
    expect(() => checkType(configMaps, good, false)).not.toThrow();
  expect(() => checkType(boxes, { apiVersion: "example.com/v1", kind: "Box" }, false)).not.toThrow();
  expect(() => checkType(boxes, { apiVersion: "example.com/v1" }, false)).toThrow(
    `the object provided is unrecognized (must be of type Box): Object 'Kind' is missing in '{"apiVersion":"example.com/v1"}' ({"apiVersion":"example.com/v1" ...)`,
  );
  expect(() => checkType(boxes, {}, true)).toThrow(/^Object 'Kind' is missing in '{}'$/);
});

test.each([
  [
    configMaps,
    { apiVersion: "v1", kind: "Secret" },
    'Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion',
  ],
  [
    configMaps,
    { apiVersion: "v2" },
    'ConfigMap in version "v2" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "v2" in scheme "pkg/runtime/scheme.go:111"',
  ],
  [boxes, { kind: "Box" }, "the API version in the data () does not match the expected API version (example.com/v1)"],
  [
    boxes,
    { apiVersion: "example.com/v1", kind: "Bag" },
    'Bag.example.com "" is invalid: kind: Invalid value: "Bag": must be Box',
  ],
])("what is of another type is refused", (resource, object, why) => {
  expect(() => checkType(resource, object, false)).toThrow(why);
});

test("of a patched object the type is a field like others", () => {
  expect(() => checkType(boxes, { apiVersion: "b.com/v2", kind: "Box", metadata: { name: "a" } }, true)).toThrow(
    'Box.b.com "a" is invalid: apiVersion: Invalid value: "b.com/v2": must be example.com/v1',
  );
  expect(() => checkType(configMaps, { apiVersion: "v1", kind: "Secret" }, true)).toThrow(
    /^converting \(v1.Secret\) to \(core.ConfigMap\): unknown conversion$/,
  );
});
