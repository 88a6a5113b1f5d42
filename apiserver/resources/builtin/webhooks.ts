/** The two kinds of webhook configuration of admissionregistration.k8s.io/v1. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { conditionProblems } from "@bubustack/policies/admission/problems/expression-problems";
import { webhookOf } from "../../admission/webhook.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, objectAt, textAt } from "../object.ts";
import { int, keyed, listOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";
import { matchConditions, rule, selector, texts } from "./match-schemas.ts";

const clientConfig = object("How the webhook is reached.", {
  caBundle: text("Certificates to trust, in PEM, in Base64.", { format: "byte" }),
  service: object(
    "The service to call.",
    {
      name: text("Name of the service."),
      namespace: text("Namespace of the service."),
      path: text("Path of the URL."),
      port: { ...int("Port of the service."), default: 443 },
    },
    ["namespace", "name"],
  ),
  url: text("The address to call: https://host:port/path."),
});

const shared: { readonly [name: string]: Structural } = {
  admissionReviewVersions: texts("Versions of AdmissionReview that the webhook understands."),
  clientConfig,
  failurePolicy: { ...text("What a failed call means: Ignore or Fail."), default: "Fail" },
  matchConditions,
  matchPolicy: { ...text("Exact or Equivalent."), default: "Equivalent" },
  name: text("Full name of the webhook."),
  namespaceSelector: { ...selector("The namespaces whose objects are meant."), default: {} },
  objectSelector: { ...selector("The objects that are meant."), default: {} },
  rules: listOf("Which requests are meant.", object("Which requests are meant.", rule)),
  sideEffects: text("What a call changes elsewhere: None or NoneOnDryRun."),
  timeoutSeconds: { ...int("Seconds until a call has failed, 1 to 30."), default: 10 },
};

const required = ["name", "clientConfig", "sideEffects", "admissionReviewVersions"];

function list(extra: { readonly [name: string]: Structural }): Structural {
  return keyed("The webhooks.", object("One webhook.", { ...shared, ...extra }, required), "name");
}

function problems(configuration: JsonObject): readonly FieldError[] {
  const names = new Set<string>();
  return listAt(configuration, "webhooks").flatMap((webhook, index) => {
    const name = textAt(webhook, "name");
    const field = `webhooks[${index}]`;
    const errors = webhookProblems(webhook, field);
    if (names.has(name))
      errors.push({ reason: "FieldValueDuplicate", field: `${field}.name`, value: name, detail: "" });
    names.add(name);
    return errors;
  });
}

function webhookProblems(webhook: Json, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const name = textAt(webhook, "name");
  const oneOf = (key: string, ...allowed: readonly string[]) => {
    const value = textAt(webhook, key);
    if (!allowed.includes(value)) errors.push(notSupported(`${field}.${key}`, value, allowed));
  };
  if (name.split(".").length < 3) {
    errors.push(
      invalidField(`${field}.name`, name, "should be a domain with at least three segments separated by dots"),
    );
  }
  oneOf("failurePolicy", "Fail", "Ignore");
  oneOf("matchPolicy", "Equivalent", "Exact");
  oneOf("sideEffects", "None", "NoneOnDryRun");
  const versions = listAt(webhook, "admissionReviewVersions");
  if (versions.length === 0)
    errors.push(requiredField(`${field}.admissionReviewVersions`, "must specify one of v1, v1beta1"));
  else if (!versions.includes("v1")) {
    errors.push(invalidField(`${field}.admissionReviewVersions`, versions, "must include at least one of v1, v1beta1"));
  }
  const seconds = at(webhook, "timeoutSeconds");
  if (typeof seconds === "number" && (seconds < 1 || seconds > 30)) {
    errors.push(invalidField(`${field}.timeoutSeconds`, seconds, "the timeout value must be between 1 and 30 seconds"));
  }
  errors.push(...clientProblems(webhook, `${field}.clientConfig`));
  const of = objectAt(webhook);
  const { conditions } = webhookOf(of);
  errors.push(...conditionProblems(of.matchConditions, conditions, `${field}.matchConditions`));
  return errors;
}

function clientProblems(webhook: Json, field: string): readonly FieldError[] {
  const url = textAt(webhook, "clientConfig", "url");
  const service = at(webhook, "clientConfig", "service") !== undefined;
  if ((url === "") === !service) return [requiredField(field, "exactly one of url or service is required")];
  if (url === "") return [];
  const parsed = URL.parse(url);
  if (parsed === null) return [invalidField(`${field}.url`, url, "url must be a valid URL")];
  if (parsed.protocol === "https:") return [];
  const detail = `'https' is the only allowed URL scheme; desired format: https://host[/path]`;
  return [invalidField(`${field}.url`, url, detail)];
}

function configuration(kind: string, extra: { readonly [name: string]: Structural }) {
  return define({
    group: "admissionregistration.k8s.io",
    kind,
    namespaced: false,
    categories: ["api-extensions"],
    generation: true,
    unconditionalUpdate: false,
    columns: [
      {
        name: "Webhooks",
        type: "integer",
        description: "Number of webhooks.",
        cell: (object) => listAt(object, "webhooks").length,
      },
    ],
    schema: rootSchema(`A ${kind} names webhooks that are asked before an object is stored.`, {
      webhooks: list(extra),
    }),
    strategy: { ownDuplicates: true, validate: problems },
  });
}

export const validatingWebhookConfigurations = configuration("ValidatingWebhookConfiguration", {});
export const mutatingWebhookConfigurations = configuration("MutatingWebhookConfiguration", {
  reinvocationPolicy: { ...text("Never, or IfNeeded."), default: "Never" },
});

/** The webhooks of a configuration in their order. */
export function webhooksOf(configurationObject: JsonObject): readonly JsonObject[] {
  return listAt(configurationObject, "webhooks").map((webhook) => objectAt(webhook));
}
