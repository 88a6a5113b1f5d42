import type { Static } from "../../schema.ts";
import { integer, list, object, optional, string } from "../../schema.ts";
import { keyedDigest } from "./digest.ts";
import { text } from "./text.ts";

/** Groups of a user that are kept by their names. */
export const mostGroups = 32;

/**
 * Who asked. Where the installation says so, what is personal is sealed under the key of the namespace: then `username`, `uid` and `groups` are absent
 * and stand in `sealed`. Names that begin with `system:` are nobody's and never sealed.
 */
export const actor = object(
  "Who asked, as the API server said. What is personal stands in `sealed` instead where the installation wants that; names that begin with `system:` are nobody's and are never sealed.",
  {
    username: optional(text("User name.", 1_024)),
    uid: optional(text("Id of the user.", 1_024)),
    groups: optional(
      list(`Groups of the user, the first ${mostGroups}.`, text("A group.", 1_024), { maxItems: mostGroups }),
    ),
    groupCount: integer("How many groups the user has.", { minimum: 0 }),
    sealed: optional(
      string(
        "`username`, `uid` and `groups` as JSON, encrypted: base64url of nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM. Once the key is destroyed, nobody can read it.",
        { maxLength: 65_536 },
      ),
    ),
    key: optional(string("The key of `sealed` and `digest`: namespace, and the key's own id.", { maxLength: 128 })),
    digest: optional(
      keyedDigest("Keyed digest of the user name: the same for the same user while the namespace has the same key."),
    ),
    pod: optional(text("Name of the Pod whose token was used.", 1_024)),
    podUid: optional(text("Id of that Pod.", 1_024)),
    node: optional(text("Name of the node on which it runs.", 1_024)),
    token: optional(text("Id of the token (`JTI=…`) or of the client's certificate, as the API server said.", 1_024)),
  },
);

export type Actor = Static<typeof actor>;
