import type { JsonObject } from "@bubustack/api/json";
import { serviceAccountName } from "../../authz/subjects.ts";
import { textAt } from "../../resources/object.ts";

/** Who issues the tokens, and whom they are for unless they say otherwise. */
export const issuer = "https://kubernetes.default.svc.cluster.local";

/** What a token ends with, besides its time. */
export interface Bound {
  readonly kind: "Pod" | "Secret";
  readonly object: JsonObject;
}

export interface Wanted {
  /** The ServiceAccount. */
  readonly account: JsonObject;
  readonly bound?: Bound;
  readonly audiences: readonly string[];
  readonly seconds: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Tells tokens apart. */
  readonly id: string;
}

/** The claims of a ServiceAccount's token. */
export function claimsFor({ account, bound, audiences, seconds, now, id }: Wanted): JsonObject {
  const namespace = textAt(account, "metadata", "namespace");
  const at = Math.floor(now / 1000);
  return {
    aud: audiences,
    exp: at + seconds,
    iat: at,
    iss: issuer,
    jti: id,
    "kubernetes.io": {
      namespace,
      serviceaccount: reference(account),
      ...(bound === undefined ? {} : { [bound.kind.toLowerCase()]: reference(bound.object) }),
    },
    nbf: at,
    sub: serviceAccountName(namespace, textAt(account, "metadata", "name")),
  };
}

function reference(object: JsonObject): JsonObject {
  return { name: textAt(object, "metadata", "name"), uid: textAt(object, "metadata", "uid") };
}
