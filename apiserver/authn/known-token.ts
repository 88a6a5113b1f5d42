import type { Checking, Held } from "./accounts/account-tokens.ts";
import { accountToken } from "./accounts/account-tokens.ts";
import { issuer } from "./accounts/claims.ts";
import type { TokenUser } from "./tokens.ts";
import { fixedTokens } from "./tokens.ts";

/** Finds the holder of a token that is meant for one of some audiences; by default for this server. */
export type KnownToken = (token: string, audiences?: readonly string[]) => Held;

/** Whom a token is for that is for this server. */
export const ownAudiences: readonly string[] = [issuer];

/** Knows given tokens, which are for this server only, and those of ServiceAccounts. */
export function knownTokens(fixed: readonly TokenUser[], checking: Checking): KnownToken {
  const holder = fixedTokens(fixed);
  return (token, audiences = ownAudiences) => {
    const user = holder(token);
    const meant = ownAudiences.filter((audience) => audiences.includes(audience));
    if (user !== undefined && meant.length > 0) return { user, audiences: meant };
    return accountToken(checking, token, audiences);
  };
}
