/** Tokens that last as long as the Secrets that hold them (type `kubernetes.io/service-account-token`). */
import { timingSafeEqual } from "node:crypto";
import type { JsonObject } from "@bubustack/api/json";
import { serviceAccountName, serviceAccountOf } from "../../authz/subjects.ts";
import { keyOf, objectAt, textAt, withMeta } from "../../resources/object.ts";
import type { Entry } from "../../storage/entry.ts";
import type { Store } from "../../storage/store.ts";

/** Who issues them; no token of another kind says so. */
export const secretIssuer = "kubernetes/serviceaccount";

/** The type of the Secrets. */
export const tokenSecretType = "kubernetes.io/service-account-token";

/** Where a Secret names its ServiceAccount, and which of that name it was. */
export const accountNames = {
  name: "kubernetes.io/service-account.name",
  uid: "kubernetes.io/service-account.uid",
} as const;

const claim = "kubernetes.io/serviceaccount";
const invalidSince = "kubernetes.io/legacy-token-invalid-since";
const lastUsed = "kubernetes.io/legacy-token-last-used";
const secrets = { group: "", resource: "secrets" };

/** The claims of the token that a Secret holds. */
export function secretClaims(account: JsonObject, secret: JsonObject): JsonObject {
  const namespace = textAt(account, "metadata", "namespace");
  const name = textAt(account, "metadata", "name");
  return {
    iss: secretIssuer,
    [`${claim}/namespace`]: namespace,
    [`${claim}/secret.name`]: textAt(secret, "metadata", "name"),
    [`${claim}/service-account.name`]: name,
    [`${claim}/service-account.uid`]: textAt(account, "metadata", "uid"),
    sub: serviceAccountName(namespace, name),
  };
}

/** The ServiceAccount of a signed token, and the Secret that still holds it; or why it is not good. */
export type SecretHolder =
  | { readonly namespace: string; readonly name: string; readonly uid: string; readonly secret: Entry }
  | { readonly problem: string };

/** Checks a signed token of a Secret: the Secret holds it still, and the ServiceAccount is the same. */
export function secretHolder(store: Store, claims: JsonObject, token: string): SecretHolder {
  const said = (name: string) => textAt(claims, `${claim}/${name}`);
  const [namespace, name, uid] = [said("namespace"), said("service-account.name"), said("service-account.uid")];
  const subject = serviceAccountOf(textAt(claims, "sub"));
  if (subject?.namespace !== namespace || subject.name !== name) return { problem: "sub claim is invalid" };
  const secret = store.collection(secrets).get(keyOf(namespace, said("secret.name")));
  if (secret === undefined || textAt(secret.object, "metadata", "deletionTimestamp") !== "")
    return { problem: "Token has been invalidated" };
  if (!same(Buffer.from(textAt(secret.object, "data", "token"), "base64"), Buffer.from(token)))
    return { problem: "Token does not match server's copy" };
  const account = store.collection({ group: "", resource: "serviceaccounts" }).get(keyOf(namespace, name))?.object;
  if (account === undefined) return { problem: `serviceaccounts ${JSON.stringify(name)} not found` };
  if (textAt(account, "metadata", "deletionTimestamp") !== "")
    return { problem: `ServiceAccount ${namespace}/${name} has been deleted` };
  const actual = textAt(account, "metadata", "uid");
  if (actual !== uid) return { problem: `ServiceAccount UID (${actual}) does not match claim (${uid})` };
  if (textAt(secret.object, "metadata", "labels", invalidSince) !== "") {
    return {
      problem:
        `the token in secret ${namespace}/${said("secret.name")} for service account ${namespace}/${name} has been marked ` +
        "invalid. Use tokens from the TokenRequest API or manually created secret-based tokens, or remove the " +
        `'${invalidSince}' label from the secret to temporarily allow use of this token`,
    };
  }
  return { namespace, name, uid, secret };
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Labels the Secret with the day on which its token was used last; once a day, at most. `now` is in milliseconds. */
export function noteUse(store: Store, secret: Entry, now: number): void {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const labels = objectAt(secret.object, "metadata", "labels");
  const known = textAt(labels, lastUsed);
  if (known === day(now) || known === day(now + 86_400_000)) return;
  store.put(secrets, secret.key, withMeta(secret.object, { labels: { ...labels, [lastUsed]: day(now) } }), secret);
}
