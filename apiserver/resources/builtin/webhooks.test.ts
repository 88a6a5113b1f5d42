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

test("match conditions warn by name", () => {
  const configuration = { webhooks: [{ ...webhook, matchConditions: [{ name: "c", expression: "true" }] }] };
  expect(validatingWebhookConfigurations.strategy.warnings?.(configuration)).toEqual([
    "not evaluated by this server: matchConditions of webhook a.b.c",
  ]);
  expect(webhooksOf(configuration)).toHaveLength(1);
});
