/** What an installation decides about the audit log. Where it is kept is told to the process that writes it. */
import type { Static } from "@bubustack/api/schema";
import { enums, integer, object } from "@bubustack/api/schema";
import { auditAnchors } from "./audit-anchors-settings.ts";
import { auditCapture, defaultAuditCapture } from "./audit-capture-settings.ts";
import { auditHolds } from "./audit-holds-settings.ts";
import { auditRetention, defaultAuditRetention } from "./audit-retention-settings.ts";
import { auditSecond } from "./audit-second-settings.ts";
import { auditSinks } from "./audit-sinks-settings.ts";
import { auditWitnesses } from "./audit-witnesses-settings.ts";

const choices = ["deny", "mark"] as const;

const onFailure = { access: "deny", workflows: "deny", cleanup: "mark", resources: "mark" } as const;

const byDefault = {
  onFailure,
  personal: "plain" as const,
  rotateKeyDays: 30,
  sinks: [],
  retention: defaultAuditRetention,
  holds: [],
  witnesses: [],
  anchors: [],
  capture: defaultAuditCapture,
};

export const auditSettings = object(
  "What is recorded, and what happens while nothing can be.",
  {
    onFailure: object(
      "What becomes of a decision that cannot be recorded: `deny` refuses it, `mark` answers it as it was judged, says so in the audit annotations, and counts it in a record of the gap.",
      {
        access: enums("Changes of policies, exceptions and grants.", choices, { default: onFailure.access }),
        workflows: enums("Changes of the other kinds of ours.", choices, { default: onFailure.workflows }),
        cleanup: enums(
          "Deletions and statuses of kinds of ours: while they are refused, nothing ends and nothing can be mended.",
          choices,
          { default: onFailure.cleanup },
        ),
        resources: enums("What policies are asked about, such as Pods.", choices, { default: onFailure.resources }),
      },
      { default: onFailure },
    ),
    personal: enums(
      "`sealed` encrypts user names, their ids and groups under a key of the namespace, which `bubu audit forget` destroys; names that begin with `system:` stay readable.",
      ["plain", "sealed"],
      { default: "plain" },
    ),
    rotateKeyDays: integer("Days after which a log signs with a new key.", { minimum: 1, maximum: 3_650, default: 30 }),
    sinks: auditSinks,
    retention: auditRetention,
    holds: auditHolds,
    witnesses: auditWitnesses,
    anchors: auditAnchors,
    second: auditSecond,
    capture: auditCapture,
  },
  { default: byDefault },
);

export type AuditSettings = Static<typeof auditSettings>;

export const defaultAuditSettings: AuditSettings = byDefault;
