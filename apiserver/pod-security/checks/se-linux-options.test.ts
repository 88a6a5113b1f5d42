import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { seLinuxOptions } from "./se-linux-options.ts";

const options = (seLinuxOptions: JsonObject) => ({ seLinuxOptions });

test("types that containers have, and neither user nor role", () => {
  expect(said(seLinuxOptions, podOf(options({ type: "container_t", level: "s0" })))).toBe("");
  expect(
    said(seLinuxOptions, podOf(options({ type: "z" }), { securityContext: options({ type: "a", role: "r" }) })),
  ).toBe(
    'seLinuxOptions (pod and container "c" set forbidden securityContext.seLinuxOptions: types "a", "z"; role may not be set)',
  );
  expect(said(seLinuxOptions, podOf(options({ user: "u" })))).toBe(
    'seLinuxOptions (container "c" set forbidden securityContext.seLinuxOptions: user may not be set)',
  );
});

test("one more type since 1.31", () => {
  const engine = podOf(options({ type: "container_engine_t" }));
  expect([said(seLinuxOptions, engine, 30) === "", said(seLinuxOptions, engine, 31) === ""]).toEqual([false, true]);
});
