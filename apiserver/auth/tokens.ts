import { createHash, timingSafeEqual } from "node:crypto";
import type { UserInfo } from "@bubustack/api/admission";

/** A bearer token and who holds it. */
export interface TokenUser {
  readonly token: string;
  readonly user: string;
  readonly groups: readonly string[];
}

/** Answers who sends an `Authorization` header; undefined when it is absent or its token is unknown. */
export type Authenticate = (authorization: string | undefined) => UserInfo | undefined;

/** Tokens are compared as digests in constant time. */
export function authenticator(tokens: readonly TokenUser[]): Authenticate {
  const known = tokens.map(({ token, user, groups }) => ({ digest: digest(token), user, groups }));
  return (authorization) => {
    const given = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (given === undefined) return undefined;
    const found = digest(given);
    const holder = known.find((candidate) => timingSafeEqual(candidate.digest, found));
    if (holder === undefined) return undefined;
    return { username: holder.user, groups: [...new Set([...holder.groups, "system:authenticated"])] };
  };
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
