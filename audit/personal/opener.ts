import type { Disk } from "../disk/disk.ts";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";
import type { Keyring } from "./keyring.ts";
import type { NamespaceKey } from "./namespace-key.ts";

/** What became of the names that a record has encrypted. */
export type Opened =
  /** They are read. */
  | { readonly state: "opened"; readonly username?: string; readonly uid?: string; readonly groups?: readonly string[] }
  /** The key was destroyed: nobody reads them any more. */
  | { readonly state: "forgotten" }
  /** The key is not here, as in a copy; or what is encrypted was not encrypted with it. */
  | { readonly state: "sealed" };

/** Reads what is personal in the records of one log, as far as its keys are there. */
export interface Opener {
  /** Undefined where the record has nothing encrypted. */
  readonly open: (event: Fields) => Promise<Opened | undefined>;
  /** The keyed digests that records have of a user name, one for each key. */
  readonly digestsOf: (username: string) => Promise<readonly string[]>;
}

/**
 * `disk` is the log's own, with its seal where its keys are sealed, and `keys` are those on it. Where the log has no private files besides, it is a copy, of which
 * nobody knows what was destroyed. Rejects with `audit/seal` where a key is there and cannot be read.
 */
export async function opener(disk: Pick<Disk, "read">, keys: Pick<Keyring, "named" | "all">): Promise<Opener> {
  const own = (await disk.read("key.pem")) !== undefined;
  const found = new Map<string, Promise<NamespaceKey | undefined>>();
  const named = (name: string) => {
    const known = found.get(name) ?? keys.named(name);
    found.set(name, known);
    return known;
  };
  return {
    async open(event) {
      const { sealed, key: name } = fieldsOf(fieldsOf(event["data"])["actor"]);
      if (typeof sealed !== "string" || typeof name !== "string") return undefined;
      const key = await named(name);
      if (key === undefined) return { state: own ? "forgotten" : "sealed" };
      const text = key.open(sealed);
      return text === undefined ? { state: "sealed" } : { state: "opened", ...personal(text) };
    },
    digestsOf: async (username) => (await keys.all()).map((key) => key.digest(username)),
  };
}

/** The record as it would be with its names in plain text; the same where they are not opened. */
export function withNames(event: Fields, opened: Opened | undefined): Fields {
  if (opened === undefined || opened.state === "sealed") return event;
  const data = fieldsOf(event["data"]);
  const { sealed, ...actor } = fieldsOf(data["actor"]);
  if (opened.state === "forgotten")
    return { ...event, data: { ...data, actor: { ...actor, sealed, forgotten: true } } };
  const { state: _, ...names } = opened;
  return { ...event, data: { ...data, actor: { ...actor, ...names } } };
}

function personal(text: string): Pick<Extract<Opened, { state: "opened" }>, "username" | "uid" | "groups"> {
  // Whoever has the key made it; a version to come may write more.
  const { username, uid, groups } = fieldsOf(JSON.parse(text));
  return {
    ...(typeof username === "string" && { username }),
    ...(typeof uid === "string" && { uid }),
    ...(Array.isArray(groups) && { groups: groups.map(String) }),
  };
}
