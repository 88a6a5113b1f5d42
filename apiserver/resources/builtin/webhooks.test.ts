import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { mutatingWebhookConfigurations, validatingWebhookConfigurations, webhooksOf } from "./webhooks.ts";

const webhook = {
  name: "a.b.c",
  clientConfig: { url: "https://localhost:1/x" },
  sideEffects: "None",
  admissionReviewVersions: ["v1"],
};
const complete = (given: object) =>
  validatingWebhookConfigurations.compiled().defaults({ webhooks: [{ ...webhook, ...given }] });
const said = (given: object) =>
  validatingWebhookConfigurations.strategy.validate?.(complete(given) as never, undefined).map(render);

test("defaults are those of the API server", () => {
  expect(complete({})).toMatchObject({
    webhooks: [
      {
        failurePolicy: "Fail",
        matchPolicy: "Equivalent",
        timeoutSeconds: 10,
        namespaceSelector: {},
        objectSelector: {},
      },
    ],
  });
  expect(mutatingWebhookConfigurations.compiled().defaults({ webhooks: [webhook] })).toMatchObject({
    webhooks: [{ reinvocationPolicy: "Never" }],
  });
});

test("problems are named", () => {
  expect(said({})).toEqual([]);
  expect(said({ name: "a" })?.[0]).toContain("at least three segments");
  expect(said({ clientConfig: { url: "http://x" } })?.[0]).toContain("'https' is the only allowed URL scheme");
  expect(said({ clientConfig: {} })?.[0]).toContain("exactly one of url or service is required");
  expect(said({ sideEffects: "Some" })?.[0]).toContain('webhooks[0].sideEffects: Unsupported value: "Some"');
  expect(said({ admissionReviewVersions: ["v9"] })?.[0]).toContain("must include at least one of v1, v1beta1");
  expect(said({ timeoutSeconds: 31 })?.[0]).toContain("between 1 and 30 seconds");
});

test("match conditions are compiled when they are written", () => {
  const [first, second] =
    said({
      matchConditions: [
        { name: "c", expression: "object.spec" },
        { name: "c", expression: "request.name == 'a'" },
      ],
    }) ?? [];
  expect(first).toBe(
    'webhooks[0].matchConditions[0].expression: Invalid value: "object.spec": must evaluate to bool but got dyn',
  );
  expect(second).toBe('webhooks[0].matchConditions[1].name: Duplicate value: "c"');
  expect(webhooksOf({ webhooks: [webhook] })).toHaveLength(1);
});
