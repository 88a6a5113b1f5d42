import { createHash, timingSafeEqual } from "node:crypto";
import type { UserInfo } from "@bubustack/api/admission";

/** A bearer token and who holds it. */
export interface TokenUser {
  readonly token: string;
  readonly user: string;
  readonly groups: readonly string[];
}

/** Knows the holders of given tokens. Tokens are compared as digests in constant time. */
export function fixedTokens(tokens: readonly TokenUser[]): (token: string) => UserInfo | undefined {
  const known = tokens.map(({ token, user, groups }) => ({ digest: digest(token), user, groups }));
  return (token) => {
    const found = digest(token);
    const holder = known.find((candidate) => timingSafeEqual(candidate.digest, found));
    if (holder === undefined) return undefined;
    return { username: holder.user, groups: [...new Set([...holder.groups, "system:authenticated"])] };
  };
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
