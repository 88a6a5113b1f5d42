import type { Answer } from "../../wire/call.ts";
import { issuer } from "./claims.ts";
import type { SigningKey } from "./signing-key.ts";

const keys = "/openid/v1/jwks";

/**
 * What others need to check tokens without asking this server (OpenID Connect Discovery 1.0); undefined for other paths.
 */
export function issuerDiscovery(path: string, key: SigningKey): (() => Answer) | undefined {
  switch (path.replace(/\/$/, "")) {
    case "/.well-known/openid-configuration":
      return () => ({
        code: 200,
        body: {
          issuer,
          jwks_uri: `${issuer}${keys}`,
          response_types_supported: ["id_token"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["ES256"],
        },
      });
    case keys:
      return () => ({ code: 200, contentType: "application/jwk-set+json", body: { keys: [key.jwk] } });
    default:
      return undefined;
  }
}
