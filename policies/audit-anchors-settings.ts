/** Where checkpoints of the audit log are kept besides. What is secret is told to the process that writes them. */
import type { Static } from "@bubustack/api/schema";
import { enums, integer, list, object, optional, string } from "@bubustack/api/schema";
import { s3Place } from "./audit-sinks-settings.ts";

export const auditAnchors = list(
  "Places that keep each log's signed checkpoints, where whoever keeps the logs cannot alter them; none by default. They see no records.",
  object("An anchor.", {
    name: string(
      "Names the anchor in metrics, and in the names of its secret files, which it shares with a sink of that name.",
      {
        pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
        minLength: 1,
        maxLength: 32,
      },
    ),
    type: enums("What it is: an S3-compatible bucket, or a PostgreSQL database, which needs the package `pg`.", [
      "s3",
      "postgres",
    ]),
    address: string(
      "`https://host[:port]` or `postgres://host[:port]/database`, without credentials. TLS in any case, unless it is on this machine's loopback.",
      {
        maxLength: 2_048,
        pattern:
          "^(https://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:\\d{1,5})?/?|http://(localhost|127(\\.\\d+){3}|\\[::1\\])(:\\d{1,5})?/?|postgres://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:\\d{1,5})?/[A-Za-z0-9_-]+)$",
      },
    ),
    s3: optional(s3Place),
    seconds: integer("Seconds between two checkpoints, while the log grows.", {
      minimum: 1,
      maximum: 86_400,
      default: 60,
    }),
  }),
  { listType: "map", keys: ["name"], maxItems: 8, default: [] },
);

export type AuditAnchor = Static<typeof auditAnchors>[number];

/** What no field of an anchor says alone; each path from the list on. */
export function anchorsProblems(anchors: readonly AuditAnchor[]): readonly string[] {
  return anchors.flatMap(({ name, type, address, s3 }, at) => {
    const problems: string[] = [];
    if (anchors.findIndex((other) => other.name === name) < at)
      problems.push(`name: "${name}" is there twice; each needs its own`);
    if (address.startsWith("postgres:") !== (type === "postgres"))
      problems.push(
        `address: "${address}" is no address of this type; write ${type === "s3" ? "https://host" : "postgres://host/database"}`,
      );
    if (type === "s3" && s3 === undefined) problems.push("s3: is missing; an anchor of type s3 needs it");
    if (type !== "s3" && s3 !== undefined) problems.push("s3: is for anchors of type s3; remove it");
    return problems.map((problem) => `[${at}].${problem}`);
  });
}
