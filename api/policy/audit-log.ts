import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { enums, integer, list, object, optional, ref, string, time } from "../schema.ts";

/** A name and an Ed25519 key, as C2SP signed notes write it: `name+id+base64`. */
const key = (description: string) =>
  string(description, { maxLength: 512, pattern: "^[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$" });
const hash = (description: string) => string(description, { pattern: "^[A-Za-z0-9+/]{43}=$", maxLength: 44 });
const signature = (description: string) => string(description, { pattern: "^[A-Za-z0-9+/]{86}==$", maxLength: 88 });

const auditLogSpec = object("Which log it is. Nothing of it changes.", {
  origin: string("The log's name: `bubu-webhook.<namespace>/<Pod>`, at most 253 characters.", {
    maxLength: 253,
    pattern: "^bubu-webhook\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-.a-z0-9]*[a-z0-9])?$",
  }),
  key: key("The public key that the log had when this object was made; a later one takes over in `status.rotations`."),
});

const rotation = object("One key of the log took over from another; both signed that.", {
  from: key("The key before."),
  to: key("The key from then on."),
  signatures: ref(
    "What both say.",
    object("Ed25519 signatures over origin and both keys.", {
      from: signature("Of the key before, base64."),
      to: signature("Of the key from then on, base64."),
    }),
  ),
});

const consistency = object("Proves that the log begins with what it was at the size before (RFC 6962 §2.1.2).", {
  from: integer("The size before.", { format: "int64", minimum: 0 }),
  proof: list("The hashes of the proof, base64.", hash("A hash."), { listType: "atomic", maxItems: 120 }),
});

const auditLogStatus = object(
  "How far the log has come, as its replica says and signs it: at most once a minute, and only when it has grown.",
  {
    state: enums(
      "`open`: its replica writes it. `sealed`: its replica ended in order. `lost`: its replica is gone, and did not seal it.",
      ["open", "sealed", "lost"],
    ),
    size: integer("Records that the log has; never fewer than before.", { format: "int64", minimum: 0 }),
    root: hash("The root of the tree over them, base64."),
    checkpoint: string("The signed note that says both, with cosignatures of witnesses where there are.", {
      maxLength: 16_384,
    }),
    key: key("The public key that signed it."),
    rotations: optional(
      list("How that key came to be the log's: the last 100 takeovers, the latest at the end.", rotation, {
        listType: "atomic",
        maxItems: 100,
      }),
    ),
    consistency: optional(ref("Proves that nothing before was altered.", consistency)),
    updatedAt: time("When its replica said so."),
  },
  {
    rules: [
      {
        rule: "self.size >= oldSelf.size",
        message: "a log does not become shorter: records were removed, or another log took its name",
        fieldPath: ".size",
      },
      {
        rule: "self.size != oldSelf.size || self.root == oldSelf.root",
        message: "a log of the same size has the same root: records were altered, or another log took its name",
        fieldPath: ".root",
      },
      {
        rule: "self.key == oldSelf.key || (has(self.rotations) && self.rotations.exists(each, each.from == oldSelf.key))",
        message: "the key of a log changes by a takeover that the key before has signed, and rotations has none of it",
        fieldPath: ".key",
      },
    ],
  },
);

/** A log of the audit trail: each replica has one. */
export const AuditLog = kind({
  group: "policy.bubustack.io",
  kind: "AuditLog",
  plural: "auditlogs",
  singular: "auditlog",
  shortNames: ["alog"],
  categories: ["bubu"],
  scope: "Cluster",
  description:
    "An audit log of the platform, with its public key and how far it has come. Only the replica that writes the log writes this object, so that a log that is gone or shorter shows.",
  columns: [
    { name: "Origin", type: "string", jsonPath: ".spec.origin", priority: 1 },
    { name: "State", type: "string", jsonPath: ".status.state" },
    { name: "Records", type: "integer", jsonPath: ".status.size" },
    { name: "Root", type: "string", jsonPath: ".status.root", priority: 1 },
    { name: "Updated", type: "date", jsonPath: ".status.updatedAt" },
  ],
  spec: auditLogSpec,
  status: auditLogStatus,
  rules: [
    {
      rule: "self.metadata.name == self.spec.origin.replace('/', '.')",
      message: "the name is the origin, with a dot for the slash",
    },
    {
      rule: "self.spec == oldSelf.spec",
      message: "origin and key of a log do not change; delete the object of a log that is no more",
      fieldPath: ".spec",
    },
    {
      rule: "!has(oldSelf.status) || has(self.status)",
      message: "what a log has said of itself is not taken back",
    },
  ],
});
export type AuditLog = ObjectOf<typeof AuditLog>;
export type AuditLogStatus = Static<typeof auditLogStatus>;
export type AuditLogState = AuditLogStatus["state"];
