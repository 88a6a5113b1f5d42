import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { leases, services } from "./services.ts";

test("services have a type, an address and ports", () => {
  const created =
    services.strategy.create?.(
      { spec: { ports: [{ port: 80 }, { port: 53, protocol: "UDP" }], selector: { b: "2", a: "1" } } },
      "now",
    ) ?? {};
  expect(created).toMatchObject({
    spec: { type: "ClusterIP", sessionAffinity: "None", ports: [{ targetPort: 80 }, { targetPort: 53 }] },
  });
  const cells = services.columns.map((column) => column.cell({ metadata: { name: "s" }, ...created }, 0));
  expect(cells.slice(0, 5)).toEqual(["s", "ClusterIP", "<none>", "<none>", "80/TCP,53/UDP"]);
  expect(cells.at(-1)).toBe("a=1,b=2");
  expect(services.compiled().defaults({ spec: { ports: [{ port: 80 }] } })).toEqual({
    spec: { ports: [{ port: 80, protocol: "TCP" }] },
  });
});

test("leases show their holder", () => {
  expect(leases.columns[1]?.cell({ spec: { holderIdentity: "h" } }, 0)).toBe("h");
});

test("a lease lasts for some time and has changed hands at least never", () => {
  const problems = (spec: JsonObject) => leases.strategy.validate?.({ spec }, undefined) ?? [];
  expect(problems({ leaseDurationSeconds: 15, leaseTransitions: 0 })).toEqual([]);
  expect(problems({ leaseDurationSeconds: 0, leaseTransitions: -1 }).map(render)).toEqual([
    "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
    "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
  ]);
});
