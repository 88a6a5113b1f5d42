import { brief } from "@bubustack/api/json";
import { auditLog } from "../../examples/policy-objects.ts";
import type { AuditLogContext } from "../../facts/audit-log.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const user = { username: "system:serviceaccount:bubu-system:bubu-webhook" };
/** Of which Pod a token is, as the API server says it. */
const podName = "authentication.kubernetes.io/pod-name";

export default rule<AuditLogContext>({
  id: "audit-log/written-by-replica",
  kind: "AuditLog",
  effect: "deny",
  summary: "An AuditLog is written by the replica whose log it is.",
  why: "It says which key a log has and how far it has come. Whoever else writes that could let a forged log pass for the true one.",
  examples: {
    allow: [
      { object: auditLog(), user },
      {
        title: "By a token of the replica's own Pod",
        object: auditLog(),
        user: { ...user, extra: { [podName]: ["bubu-webhook-0"] } },
      },
    ],
    deny: [
      { title: "By a person", object: auditLog(), user: { username: "ada" } },
      {
        title: "By another replica",
        object: auditLog(),
        user: { ...user, extra: { [podName]: ["bubu-webhook-1"] } },
      },
      {
        title: "By the same account of another namespace",
        object: auditLog(),
        user: { username: "system:serviceaccount:flows:bubu-webhook" },
      },
    ],
  },
  check: ({ facts: { account, replica }, user: asks }) => {
    // Nobody asks a linter, and an origin that names nobody is found by the schema.
    if (asks === undefined || account === "") return [];
    const { username = "" } = asks;
    const fix = "leave it to the platform, which makes an AuditLog for each log that it keeps";
    const pods = asks.extra?.[podName];
    const other = pods === undefined ? undefined : pods.find((pod) => pod !== replica);
    if (username === account && other === undefined) return [];
    const who = username === account ? `Pod ${brief(other ?? "")}` : brief(username);
    return [forbidden(["spec", "origin"], `this log is written by Pod ${brief(replica)}, not by ${who}`, { fix })];
  },
});
