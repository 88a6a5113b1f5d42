import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { conversionErrors } from "./conversion.ts";

const said = (conversion: object) => conversionErrors(conversion as never, "c").map(render);
const webhook = (clientConfig: object, conversionReviewVersions = ["v1"]) => ({
  strategy: "Webhook",
  webhook: { clientConfig, conversionReviewVersions },
});

test.each([
  { strategy: "None" },
  webhook({ url: "https://example.com/x" }),
  webhook({ service: { name: "a", namespace: "b" } }, ["v9", "v1beta1"]),
])("%j is good", (conversion) => expect(said(conversion)).toEqual([]));

test.each([
  [{}, ["c.strategy: Required value"]],
  [{ strategy: "Odd" }, ['c.strategy: Unsupported value: "Odd": supported values: "None", "Webhook"']],
  [
    { strategy: "None", webhook: { conversionReviewVersions: ["v1"] } },
    ["c.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook"],
  ],
  [
    { strategy: "Webhook" },
    [
      "c.webhookClientConfig: Required value: required when strategy is set to Webhook",
      "c.conversionReviewVersions: Required value",
    ],
  ],
  [webhook({}), ["c.webhookClientConfig: Required value: exactly one of url or service is required"]],
  [
    webhook({ service: {} }),
    [
      "c.webhookClientConfig.service.name: Required value: service name is required",
      "c.webhookClientConfig.service.namespace: Required value: service namespace is required",
    ],
  ],
  [
    webhook({ url: "http://x" }, ["v3", "v3"]),
    [
      "c.webhookClientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
      'c.conversionReviewVersions[1]: Invalid value: "v3": duplicate version',
      'c.conversionReviewVersions: Invalid value: ["v3","v3"]: must include at least one of v1, v1beta1',
    ],
  ],
])("%j is not", (conversion, problems) => expect(said(conversion)).toEqual(problems));
