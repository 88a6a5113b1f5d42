import { expect, test } from "vitest";
import { aggregatedDiscovery, answeredType, form, ranges } from "./negotiate.ts";

const table = "application/json;as=Table;v=v1;g=meta.k8s.io";

test.each([
  ["", "Object"],
  ["*/*", "Object"],
  ["application/json", "Object"],
  ["application/vnd.kubernetes.protobuf,application/json", "Object"],
  [`${table},application/json`, "Table"],
  ["application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json", "Object"],
  ["application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "PartialObjectMetadata"],
])("%j asks for %s", (accept, expected) => expect(form(accept)).toBe(expected));

test("what is not served is refused", () => {
  expect(() => form("application/vnd.kubernetes.protobuf")).toThrow(
    "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml",
  );
  expect(() => form("application/json;as=Table;v=v9;g=meta.k8s.io")).toThrow();
});

test.each([
  ["application/yaml", "application/yaml"],
  ["application/json;q=0.5, application/yaml", "application/yaml"],
  ["application/json, application/yaml", "application/json"],
  ["application/yaml;q=0.5, */*;q=0.1", "application/yaml"],
  ["*/*", "application/json"],
])("%j is answered in %s", (accept, type) => expect(answeredType(accept)).toBe(type));

test("aggregated discovery counts only before plain JSON", () => {
  const v2 = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  expect(aggregatedDiscovery(`${v2},application/json`)).toBe(true);
  expect(aggregatedDiscovery(`application/json,${v2}`)).toBe(false);
  expect(aggregatedDiscovery("")).toBe(false);
});

test("ranges are bounded", () => expect(ranges("a,".repeat(100_000)).length).toBeLessThan(5000));
