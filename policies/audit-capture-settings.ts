/** Of which namespaces requests are kept for a while, so that drafts of policies can be tried on them. */
import type { Static } from "@bubustack/api/schema";
import { integer, list, object, string } from "@bubustack/api/schema";

const defaults = { namespaces: [], samplePercent: 100, hours: 24, mostMiB: 64, redact: [] };

export const auditCapture = object(
  "Requests that are kept for a while, encrypted under the key of their namespace, so that `bubu policy replay` can judge them by a draft. None by default. Secrets are never kept.",
  {
    namespaces: list(
      "Namespaces whose requests are kept.",
      string("A name; with `*` at its end all that begin so.", { minLength: 1, maxLength: 253 }),
      { maxItems: 1_000, default: [] },
    ),
    samplePercent: integer("How many of a hundred requests are kept.", { minimum: 1, maximum: 100, default: 100 }),
    hours: integer("Hours after which a request is deleted.", { minimum: 1, maximum: 168, default: 24 }),
    mostMiB: integer("MiB that a replica keeps at most; the oldest go first.", {
      minimum: 1,
      maximum: 10_240,
      default: 64,
    }),
    redact: list(
      "Fields of objects that are left out besides those that always are, as JSON Pointers; `*` stands for any field or item, `**` for any number of them.",
      string("A place, such as `/spec/containers/*/args`.", {
        pattern: "^(/([^~/]|~0|~1)+)+$",
        minLength: 2,
        maxLength: 512,
      }),
      { maxItems: 100, default: [] },
    ),
  },
  { default: defaults },
);

export type AuditCapture = Static<typeof auditCapture>;

export const defaultAuditCapture: AuditCapture = defaults;
