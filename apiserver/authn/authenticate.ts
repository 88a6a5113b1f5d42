import type { UserInfo } from "@bubustack/api/admission";
import type { CertificateHolder } from "./certificate.ts";
import type { KnownToken } from "./known-token.ts";

/** What a request shows to say who sends it. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly authorization?: string | undefined;
  readonly certificate?: CertificateHolder | undefined;
}

/** Answers who sends a request; undefined (401) for one whose credentials are not good. */
export type Authenticate = (credentials: Credentials) => UserInfo | undefined;

/** Who sends a request without credentials. Roles say what they may do: next to nothing. */
export const anonymous: UserInfo = { username: "system:anonymous", groups: ["system:unauthenticated"] };

/**
 * A good certificate counts before a token. Credentials of which none is good are refused, rather than taken for none.
 */
export function authenticator(known: KnownToken, now: () => number): Authenticate {
  return ({ authorization, certificate }) => {
    if (certificate?.user !== undefined && now() <= certificate.notAfter) return certificate.user;
    const token = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) return certificate === undefined ? anonymous : undefined;
    const held = known(token);
    return "user" in held ? held.user : undefined;
  };
}
