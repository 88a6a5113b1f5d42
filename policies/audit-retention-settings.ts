/** For how long an installation keeps records of its audit logs. */
import type { Static } from "@bubustack/api/schema";
import { integer, object } from "@bubustack/api/schema";

/** Days that laws and standards ask for at least: six months. */
export const leastRetentionDays = 184;

const days = (description: string) =>
  integer(description, { minimum: 0, maximum: 36_500, default: leastRetentionDays });

const defaults = { access: 184, workflows: 184, cleanup: 184, resources: 184, acts: 184, log: 184 };

export const auditRetention = object(
  "Days for which records are kept at least, by what they are about; 0: for ever. Records are deleted by 256 in their order, so that one goes only with all that stand beside it. Fewer than 184 days, six months, are warned about.",
  {
    access: days("Decisions about policies, exceptions and grants."),
    workflows: days(
      "Decisions about the other kinds of ours, uses of exceptions, and references into other namespaces.",
    ),
    cleanup: days("Decisions about deletions and statuses of kinds of ours."),
    resources: days("Decisions about what policies are asked about, such as Pods."),
    acts: days("Changes of policies, exceptions, grants, configuration and certificates, and legal holds."),
    log: days("What the log says of itself: openings, gaps, readings, checkpoints of others."),
  },
  { default: defaults },
);

export type AuditRetention = Static<typeof auditRetention>;

export const defaultAuditRetention: AuditRetention = defaults;

/** What an installation should hear about ages that it has chosen; nothing where each is long enough. */
export function retentionWarnings(retention: AuditRetention): readonly string[] {
  return Object.entries(retention).flatMap(([kept, chosen]) =>
    chosen > 0 && chosen < leastRetentionDays
      ? [
          `audit.retention.${kept}: records are deleted after ${chosen} days; laws and standards ask for ${leastRetentionDays}, six months`,
        ]
      : [],
  );
}
