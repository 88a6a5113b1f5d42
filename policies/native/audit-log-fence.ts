/**
 * Who says what of an audit log, held by the API server itself. Writes of the status are shown to no webhook: each would be
 * recorded, the log would have grown, and that would have to be said again.
 */
import { AuditLog } from "@bubustack/api/policy/audit-log";
import writtenByReplica from "../rules/audit-log/written-by-replica.ts";
import type { Bound } from "./bound.ts";

/** What else a status says, which stays when another replica says that the log is lost. */
const rest = ["size", "root", "checkpoint", "key", "rotations", "consistency", "updatedAt"];

/**
 * The replica is known by its account, whose namespace the origin names, and by its Pod where the token is bound to one. To the other
 * replicas is left one word: that an open log is lost.
 */
export function auditLogFence(): Bound {
  const same = rest.map((field) => `object.?status.?${field} == oldObject.?status.?${field}`).join(" && ");
  const { summary, id } = writtenByReplica;
  return {
    name: `${AuditLog.plural}.bubustack.io`,
    resourceRules: [
      {
        apiGroups: [AuditLog.group],
        apiVersions: [AuditLog.version],
        operations: ["CREATE", "UPDATE"],
        resources: [AuditLog.plural, `${AuditLog.plural}/status`],
      },
    ],
    variables: [
      { name: "status", expression: "request.?subResource.orValue('') == 'status'" },
      {
        name: "account",
        expression:
          "request.userInfo.username == 'system:serviceaccount:' + " +
          "object.spec.origin.split('/')[0].replace('bubu-webhook.', '', 1) + ':bubu-webhook'",
      },
      {
        name: "pods",
        expression: "request.userInfo.?extra[?'authentication.kubernetes.io/pod-name'].orValue([])",
      },
      {
        name: "own",
        expression: "variables.account && variables.pods.all(pod, pod == object.spec.origin.split('/')[1])",
      },
    ],
    validations: [
      {
        expression: "variables.status || variables.own || (oldObject != null && object.spec == oldObject.spec)",
        message: `${summary.replace(/\.$/, "")} [${id}]`,
        reason: "Forbidden",
      },
      {
        expression:
          "!variables.status || variables.own || (variables.account && oldObject.?status.?state.orValue('') == 'open' " +
          `&& object.?status.?state.orValue('') == 'lost' && ${same})`,
        message: `How far a log has come is said by the replica that writes it; others may say only that an open one is lost [${id}]`,
        reason: "Forbidden",
      },
    ],
  };
}
