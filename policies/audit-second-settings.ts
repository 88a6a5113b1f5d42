/** What has each record of the audit log too before it is acknowledged. */
import { object, optional, string } from "@bubustack/api/schema";

export const auditSecond = optional(
  object(
    "A second holder, which has each record too before its answer leaves: the durability is then `replicated`. Default none. Its user and password are the secrets `second.user` and `second.password`.",
    {
      address: string(
        "`postgres://host[:port]/database`, without credentials; takes the package `pg`. TLS in any case, unless it is on this machine's loopback.",
        { maxLength: 2_048, pattern: "^postgres://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:\\d{1,5})?/[A-Za-z0-9_-]+$" },
      ),
    },
  ),
);
