import { expect, test } from "vitest";
import { configurationOf } from "./configuration.ts";
import { judgePod } from "./judge-pod.ts";
import { podOf } from "./testing/said.ts";

const bad = { metadata: {}, spec: podOf({}, { hostPID: true, runtimeClassName: "sealed" }) };
const judged = (labels: { readonly [name: string]: string }, enforced = true, configuration = configurationOf({})) =>
  judgePod(
    bad,
    {
      labels: Object.fromEntries(
        Object.entries(labels).map(([name, value]) => [`pod-security.kubernetes.io/${name}`, value]),
      ),
      enforced,
    },
    configuration,
  );
const why = '"baseline:latest": host namespaces (hostPID=true)';

test("a pod is refused where it violates what is enforced, and then not warned of", () => {
  expect(judged({ enforce: "baseline", audit: "baseline" })).toEqual({
    refused: `violates PodSecurity ${why}`,
    annotations: {
      "enforce-policy": "baseline:latest",
      "audit-violations": `would violate PodSecurity ${why}`,
    },
  });
  expect(judged({ warn: "baseline" })).toEqual({
    warning: `would violate PodSecurity ${why}`,
    annotations: { "enforce-policy": "privileged:latest" },
  });
});

test("what makes pods is warned of, and never refused", () => {
  expect(judged({ enforce: "baseline" }, false)).toEqual({
    warning: `would violate PodSecurity ${why}`,
    annotations: {},
  });
  expect(judged({ enforce: "restricted", warn: "privileged" }, false)).toEqual({ annotations: {} });
});

test("labels that cannot be read refuse what is not restricted", () => {
  const { refused, annotations } = judged({ enforce: "none" });
  expect(refused).toContain('violates PodSecurity "restricted:latest"');
  expect(annotations["error"]).toMatch(/^Failed to parse policy: metadata.labels\[/);
  expect(judged({ enforce: "none", warn: "z" }, false).annotations["error"]).toMatch(
    /^Failed to parse policy: \[.*, .*\]$/,
  );
});

test("a runtime class may be exempt", () => {
  const configuration = configurationOf({ exemptions: { runtimeClasses: ["sealed"] } });
  expect(judged({ enforce: "baseline" }, true, configuration)).toEqual({ annotations: { exempt: "runtimeClass" } });
});
