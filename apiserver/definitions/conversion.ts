/** How the versions of a kind become each other. */
import type { Json } from "@bubustack/api/json";
import { at, textAt, textsAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../validation/field-error.ts";
import { label1035Problems } from "../validation/names.ts";

const understood = ["v1", "v1beta1"];

/** What is wrong with a conversion; `field` is where it stands. The API server knows its webhook by another name. */
export function conversionErrors(conversion: Json | undefined, field: string): readonly FieldError[] {
  if (conversion === undefined) return [];
  const strategy = textAt(conversion, "strategy");
  const versions = at(conversion, "webhook", "conversionReviewVersions");
  const client = at(conversion, "webhook", "clientConfig");
  if (strategy === "Webhook") {
    return [...clientErrors(client, `${field}.webhookClientConfig`), ...versionErrors(conversion, field)];
  }
  const errors: FieldError[] =
    strategy === ""
      ? [requiredField(`${field}.strategy`)]
      : strategy === "None"
        ? []
        : [notSupported(`${field}.strategy`, strategy, ["None", "Webhook"])];
  const only = "should not be set when strategy is not set to Webhook";
  if (client !== undefined) errors.push(forbiddenField(`${field}.webhookClientConfig`, only));
  if (versions !== undefined) errors.push(forbiddenField(`${field}.conversionReviewVersions`, only));
  return errors;
}

function clientErrors(client: Json | undefined, field: string): readonly FieldError[] {
  if (client === undefined) return [requiredField(field, "required when strategy is set to Webhook")];
  const url = at(client, "url");
  if ((url === undefined) === (at(client, "service") === undefined))
    return [requiredField(field, "exactly one of url or service is required")];
  if (url === undefined) return serviceErrors(at(client, "service") ?? null, `${field}.service`);
  const parsed = URL.parse(String(url));
  const form = "desired format: https://host[/path]";
  if (parsed === null) return [requiredField(`${field}.url`, `url must be a valid URL; ${form}`)];
  if (parsed.protocol === "https:") return [];
  const scheme = parsed.protocol.replace(/:$/, "");
  return [invalidField(`${field}.url`, scheme, `'https' is the only allowed URL scheme; ${form}`)];
}

function serviceErrors(service: Json, field: string): readonly FieldError[] {
  return (["name", "namespace"] as const)
    .filter((name) => textAt(service, name) === "")
    .map((name) => requiredField(`${field}.${name}`, `service ${name} is required`));
}

function versionErrors(conversion: Json, place: string): readonly FieldError[] {
  const versions = textsAt(conversion, "webhook", "conversionReviewVersions");
  const field = `${place}.conversionReviewVersions`;
  if (versions.length === 0) return [requiredField(field)];
  const errors = versions.flatMap((version, index) => {
    if (versions.indexOf(version) < index) return [invalidField(`${field}[${index}]`, version, "duplicate version")];
    return label1035Problems(version).map((problem) => invalidField(`${field}[${index}]`, version, problem));
  });
  if (versions.some((version) => understood.includes(version))) return errors;
  return [...errors, invalidField(field, versions, `must include at least one of ${understood.join(", ")}`)];
}
