import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { runAsNonRoot } from "./run-as-non-root.ts";

const own = (runAsNonRoot: boolean) => ({ securityContext: { runAsNonRoot } });

test("the pod says so, or each container", () => {
  for (const spec of [podOf({ runAsNonRoot: true }), podOf({}, own(true))]) expect(said(runAsNonRoot, spec)).toBe("");
  expect(said(runAsNonRoot, podOf({}))).toBe(
    'runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true)',
  );
  expect(said(runAsNonRoot, podOf({ runAsNonRoot: false }, own(true)))).toBe(
    'runAsNonRoot != true (container "c" must not set securityContext.runAsNonRoot=false)',
  );
  expect(said(runAsNonRoot, podOf({ runAsNonRoot: false }, own(false)))).toBe(
    'runAsNonRoot != true (pod and container "c" must not set securityContext.runAsNonRoot=false)',
  );
});

test("since 1.35 not in a user namespace", () => {
  const apart = podOf({}, { hostUsers: false });
  expect([said(runAsNonRoot, apart, 34) === "", said(runAsNonRoot, apart, 35) === ""]).toEqual([false, true]);
});
