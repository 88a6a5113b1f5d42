import { kinds } from "@bubustack/api/kinds";
import { describe, expect, test } from "vitest";
import { changes, gatesChange } from "./match-conditions.ts";
import { registration } from "./registration.ts";

const storyKind = { group: "bubustack.io", version: "v1alpha1", kind: "Story", plural: "stories" } as const;
const url = { kinds: [storyKind], target: { url: "https://127.0.0.1:9443" }, caBundle: "UEVN" } as const;

describe("registration", () => {
  test("fails closed for writes and open for deletions", () => {
    const [mutating, validating] = registration(url);
    expect(mutating).toEqual({
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "MutatingWebhookConfiguration",
      metadata: { name: "bubustack-mutate" },
      webhooks: [
        {
          name: "own-mutate.bubustack.io",
          clientConfig: { url: "https://127.0.0.1:9443/mutate", caBundle: "UEVN" },
          rules: [
            {
              apiGroups: ["bubustack.io"],
              apiVersions: ["v1alpha1"],
              operations: ["CREATE", "UPDATE"],
              resources: ["stories"],
              scope: "*",
            },
          ],
          failurePolicy: "Fail",
          timeoutSeconds: 5,
          matchPolicy: "Equivalent",
          sideEffects: "NoneOnDryRun",
          admissionReviewVersions: ["v1"],
          matchConditions: [changes],
          reinvocationPolicy: "IfNeeded",
        },
      ],
    });
    expect(validating).toMatchObject({
      kind: "ValidatingWebhookConfiguration",
      webhooks: [
        { name: "own-validate.bubustack.io", failurePolicy: "Fail", timeoutSeconds: 5 },
        {
          name: "own-delete.bubustack.io",
          failurePolicy: "Ignore",
          timeoutSeconds: 3,
          clientConfig: { url: "https://127.0.0.1:9443/validate-delete" },
          rules: [{ operations: ["DELETE"] }],
        },
      ],
    });
  });

  test("decisions of gates are stamped, or not written", () => {
    const [mutating] = registration({ ...url, kinds });
    expect(mutating["webhooks"]).toMatchObject([
      { name: "own-mutate.bubustack.io" },
      {
        name: "gate-stamp.bubustack.io",
        clientConfig: { url: "https://127.0.0.1:9443/stamp-gates" },
        rules: [{ operations: ["UPDATE"], resources: ["storyruns/status"] }],
        failurePolicy: "Fail",
        timeoutSeconds: 3,
        matchConditions: [gatesChange],
      },
    ]);
  });

  test("in a cluster: a Service, our Namespace as owner, and no bundle before there is one", () => {
    const service = { namespace: "bubustack-system", name: "webhooks" };
    const owner = { name: "bubustack-system", uid: "u1" };
    const [mutating] = registration({ kinds: [storyKind], target: { service }, owner });
    expect(mutating).toMatchObject({
      metadata: { ownerReferences: [{ apiVersion: "v1", kind: "Namespace", name: "bubustack-system", uid: "u1" }] },
      webhooks: [{ clientConfig: { service: { ...service, port: 443, path: "/mutate" } } }],
    });
    expect(JSON.stringify(mutating)).not.toContain("caBundle");
  });

  test("names the status and the deletion of the kinds that have rules about them", () => {
    const [, validating] = registration({ ...url, kinds });
    expect(validating).toMatchObject({
      webhooks: [
        { name: "own-validate.bubustack.io" },
        {
          name: "own-status.bubustack.io",
          failurePolicy: "Ignore",
          timeoutSeconds: 3,
          clientConfig: { url: "https://127.0.0.1:9443/validate-status" },
          rules: [
            {
              apiGroups: ["runs.bubustack.io"],
              operations: ["UPDATE"],
              resources: ["storytriggers/status", "storyruns/status", "stepruns/status", "effectclaims/status"],
            },
          ],
        },
        { name: "own-delete.bubustack.io", rules: expect.not.arrayContaining([{ apiGroups: ["runs.bubustack.io"] }]) },
      ],
    });
  });

  test("names every kind of the release, one rule per group", () => {
    const text = JSON.stringify(registration({ ...url, kinds }));
    for (const { plural, group } of kinds) {
      expect(text).toContain(`"${plural}"`);
      expect(text).toContain(`"apiGroups":["${group}"]`);
    }
  });
});
