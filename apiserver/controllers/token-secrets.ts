import type { JsonObject } from "@bubustack/api/json";
import { writeJwt } from "../authn/accounts/jwt.ts";
import { accountNames, secretClaims, tokenSecretType } from "../authn/accounts/secret-tokens.ts";
import { secrets, serviceAccounts } from "../resources/builtin/core.ts";
import { keyOf, listAt, objectAt, textAt, withMeta } from "../resources/object.ts";
import type { Server } from "../server.ts";
import type { Entry } from "../storage/entry.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";

const user = {
  username: "system:serviceaccount:kube-system:tokens-controller",
  groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
};

/**
 * Fills Secrets that are to hold a token of a ServiceAccount, with it and with what else a client needs, and deletes them
 * with the ServiceAccount. `caPem` is the authority of the server's certificate.
 */
export function tokenSecretController(server: Server, caPem: string): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group !== "") return undefined;
      if (resource.resource === "serviceaccounts") return `account/${(after ?? before)?.key ?? ""}`;
      if (resource.resource !== "secrets" || !holdsToken((after ?? before)?.outline)) return undefined;
      if (after !== undefined) return `secret/${after.key}`;
      return `gone/${before?.key ?? ""}/${accountOf(before?.object ?? {})}`;
    },
    work: async (key, signal) => {
      const [what, namespace = "", name = "", account = ""] = key.split("/");
      if (what === "gone") return unlist(server, keyOf(namespace, account), name);
      const collection = server.store.collection(secrets);
      const one = collection.get(keyOf(namespace, name));
      const wanted =
        what === "secret"
          ? one === undefined
            ? []
            : [one]
          : [...collection.range({ prefix: `${namespace}/` })].filter(
              ({ object }) => holdsToken(object) && accountOf(object) === name,
            );
      for (const entry of wanted) await settle(server, caPem, namespace, entry, signal);
    },
  };
}

function holdsToken(secret: JsonObject | undefined): boolean {
  return textAt(secret, "type") === tokenSecretType;
}

function accountOf(secret: JsonObject): string {
  return textAt(secret, "metadata", "annotations", accountNames.name);
}

/** Fills a Secret, or deletes it where its ServiceAccount is gone, or another has come under its name. */
async function settle(server: Server, caPem: string, namespace: string, secret: Entry, signal: AbortSignal) {
  const account = server.store.collection(serviceAccounts).get(keyOf(namespace, accountOf(secret.object)))?.object;
  const uid = textAt(secret.object, "metadata", "annotations", accountNames.uid);
  if (account === undefined || (uid !== "" && uid !== textAt(account, "metadata", "uid"))) {
    const options = { resource: secrets, key: secret.key, uid: textAt(secret.object, "metadata", "uid") };
    await deleteObject(server, { user, signal }, options);
    return;
  }
  const filled = fill(server, caPem, account, secret.object);
  if (filled !== undefined) server.store.put(secrets, secret.key, filled, secret);
}

/** What is missing in a Secret; undefined where nothing is. */
function fill(server: Server, caPem: string, account: JsonObject, secret: JsonObject): JsonObject | undefined {
  const data = objectAt(secret, "data");
  const ca = base64(caPem);
  const [namespace, token] = [textAt(data, "namespace"), textAt(data, "token")];
  if (textAt(data, "ca.crt") === ca && namespace !== "" && token !== "") return undefined;
  const annotations = {
    ...objectAt(secret, "metadata", "annotations"),
    [accountNames.name]: textAt(account, "metadata", "name"),
    [accountNames.uid]: textAt(account, "metadata", "uid"),
  };
  return {
    ...withMeta(secret, { annotations }),
    data: {
      ...data,
      "ca.crt": ca,
      namespace: namespace || base64(textAt(secret, "metadata", "namespace")),
      token: token || base64(writeJwt(server.accountKey, secretClaims(account, secret))),
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** Takes a Secret that is gone out of the list of its ServiceAccount. */
function unlist(server: Server, account: string, name: string): void {
  const entry = server.store.collection(serviceAccounts).get(account);
  if (entry === undefined) return;
  const listed = listAt(entry.object, "secrets");
  const left = listed.filter((one) => textAt(one, "name") !== name);
  if (left.length < listed.length)
    server.store.put(serviceAccounts, account, { ...entry.object, secrets: left }, entry);
}
