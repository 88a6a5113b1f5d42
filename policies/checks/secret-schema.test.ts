import { expect, test } from "vitest";
import { secretSchemaFindings } from "./secret-schema.ts";

const places = (schema: Parameters<typeof secretSchemaFindings>[0]) =>
  secretSchemaFindings(schema).map(({ path }) => path.slice(2).join("."));

test("what can be mounted passes", () => {
  expect(places(undefined)).toEqual([]);
  expect(places({ a: {}, b: { mountPath: "/etc/b", envPrefix: "B_", expectedKeys: ["x", "tls.crt"] } })).toEqual([]);
});

test("what cannot is found in the order of the names", () => {
  expect(
    places({
      z: { mountPath: "/etc/../root" },
      b: { envPrefix: "2-" },
      a: { expectedKeys: ["x", "x", "no/key"] },
      " ": {},
    }),
  ).toEqual([" ", "a.expectedKeys.1", "a.expectedKeys.2", "b.envPrefix", "z.mountPath"]);
});
