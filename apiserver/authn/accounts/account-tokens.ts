import type { UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { serviceAccountName } from "../../authz/subjects.ts";
import { at, keyOf, textAt, textsAt } from "../../resources/object.ts";
import type { Store } from "../../storage/store.ts";
import { issuer } from "./claims.ts";
import { readJwt } from "./jwt.ts";
import { noteUse, secretHolder, secretIssuer } from "./secret-tokens.ts";
import type { SigningKey } from "./signing-key.ts";

/** Who holds a token and for whom it is, or why it is not good. */
export type Held =
  | { readonly user: UserInfo; readonly audiences: readonly string[] }
  /** Empty where the token is none of this kind. */
  | { readonly problem: string };

/** Clocks may differ by this many seconds. */
const leeway = 60;
const invalidated = "service account token has been invalidated";
const prefix = "authentication.kubernetes.io";

/** What a token is checked against. */
export interface Checking {
  readonly key: SigningKey;
  readonly store: Store;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Checks a token of a ServiceAccount: signature, time, audience, and that all it is bound to is still there. */
export function accountToken({ key, store, now }: Checking, token: string, audiences: readonly string[]): Held {
  const claims = readJwt(key, token);
  if (claims?.iss === secretIssuer) return ofSecret({ store, now }, claims, token, audiences);
  if (claims === undefined || claims.iss !== issuer) return { problem: "" };
  const given = textsAt(claims, "aud");
  const meant = given.filter((audience) => audiences.includes(audience));
  if (meant.length === 0) return { problem: untargeted(given, audiences) };
  const problem = untimely(claims, now() / 1000) ?? unbound(store, objectOf(claims), now());
  return problem === undefined ? { user: userOf(claims), audiences: meant } : { problem };
}

/** A token that a Secret holds is for this server only. */
function ofSecret(
  { store, now }: Pick<Checking, "store" | "now">,
  claims: JsonObject,
  token: string,
  audiences: readonly string[],
): Held {
  if (!audiences.includes(issuer)) return { problem: untargeted([issuer], audiences) };
  const holder = secretHolder(store, claims, token);
  if ("problem" in holder) return holder;
  noteUse(store, holder.secret, now());
  const { namespace, name, uid } = holder;
  return { user: { ...account(namespace, name), uid }, audiences: [issuer] };
}

function untargeted(given: readonly string[], audiences: readonly string[]): string {
  return `token audiences ${list(given)} is invalid for the target audiences ${list(audiences)}`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(" ")}]`;
}

function objectOf(claims: JsonObject): Json | undefined {
  return at(claims, "kubernetes.io");
}

function untimely(claims: JsonObject, now: number): string | undefined {
  if (now - leeway > Number(claims.exp)) return "service account token has expired";
  if (now + leeway < Number(claims.nbf)) return "service account token is not valid yet";
  return undefined;
}

/** Why what a token is bound to does not hold it any more. */
function unbound(store: Store, bound: Json | undefined, now: number): string | undefined {
  const namespace = textAt(bound, "namespace");
  const account = found(store, "serviceaccounts", namespace, at(bound, "serviceaccount"), now);
  if (account === "missing") return `serviceaccounts "${textAt(bound, "serviceaccount", "name")}" not found`;
  if (account !== "same") return "service account UID does not match claim";
  for (const kind of ["secret", "pod"]) {
    const reference = at(bound, kind);
    if (reference !== undefined && found(store, `${kind}s`, namespace, reference, now) !== "same") return invalidated;
  }
  return undefined;
}

function found(
  store: Store,
  resource: string,
  namespace: string,
  reference: Json | undefined,
  now: number,
): "missing" | "another" | "same" {
  const entry = store.collection({ group: "", resource }).get(keyOf(namespace, textAt(reference, "name")));
  if (entry === undefined) return "missing";
  if (textAt(entry.object, "metadata", "uid") !== textAt(reference, "uid")) return "another";
  // What waits for its finalizers counts as gone a little after it was deleted.
  const deleted = textAt(entry.object, "metadata", "deletionTimestamp");
  return deleted !== "" && Date.parse(deleted) < now - leeway * 1000 ? "missing" : "same";
}

function userOf(claims: JsonObject): UserInfo {
  const bound = objectOf(claims);
  const namespace = textAt(bound, "namespace");
  const pod = at(bound, "pod");
  return {
    ...account(namespace, textAt(bound, "serviceaccount", "name")),
    uid: textAt(bound, "serviceaccount", "uid"),
    extra: {
      ...(pod === undefined
        ? {}
        : { [`${prefix}/pod-name`]: [textAt(pod, "name")], [`${prefix}/pod-uid`]: [textAt(pod, "uid")] }),
      [`${prefix}/credential-id`]: [`JTI=${textAt(claims, "jti")}`],
    },
  };
}

function account(namespace: string, name: string): Pick<UserInfo, "username" | "groups"> {
  return {
    username: serviceAccountName(namespace, name),
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
  };
}
