import { expect, test } from "vitest";
import { detailed, reasons, violations } from "./evaluate.ts";
import { podOf } from "./testing/said.ts";

const of = (spec: object, level: "privileged" | "baseline" | "restricted", version: number | "latest" = "latest") =>
  violations({ level, version }, { metadata: {}, spec: { ...spec } });

test("nothing is asked of what is privileged", () => {
  expect(of(podOf({ privileged: true }), "privileged")).toEqual([]);
});

test("restricted asks for more, and says the stricter of two checks", () => {
  const spec = podOf({ capabilities: { add: ["X"] } }, { volumes: [{ name: "v", hostPath: {} }] });
  expect(reasons(of(spec, "baseline"))).toBe("non-default capabilities, hostPath volumes");
  expect(reasons(of(spec, "restricted"))).toBe(
    "allowPrivilegeEscalation != false, unrestricted capabilities, restricted volume types, runAsNonRoot != true, seccompProfile",
  );
});

test("a version is as it was, and one that is not known as the newest", () => {
  const spec = podOf({ runAsUser: 0 });
  expect(reasons(of(spec, "restricted", 7))).toBe("runAsNonRoot != true");
  expect(reasons(of(spec, "restricted", 22))).toBe(
    "allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile",
  );
  expect(of(spec, "restricted", 999)).toEqual(of(spec, "restricted"));
  expect(reasons(of(spec, "restricted"))).toContain("runAsUser=0");
});

test("what is wrong in one line", () => {
  expect(detailed(of(podOf({ privileged: true }, { hostPID: true }), "baseline"))).toBe(
    'host namespaces (hostPID=true), privileged (container "c" must not set securityContext.privileged=true)',
  );
});
