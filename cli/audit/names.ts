import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { keyring } from "@bubustack/audit/personal/keyring";
import type { Opened, Opener } from "@bubustack/audit/personal/opener";
import { opener, withNames } from "@bubustack/audit/personal/opener";
import type { Criteria } from "@bubustack/audit/query/criteria";
import type { Hit } from "@bubustack/audit/query/search";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { on, text } from "../verb.ts";
import type { OpenedLog } from "./logs.ts";

/** A record that was found, with what became of the names that it has encrypted. */
export interface NamedHit extends Hit {
  /** The record as it stands in the log. */
  readonly record: Hit["event"];
  /** Absent where nothing is encrypted, or nobody asked. */
  readonly actor?: Opened;
}

/** Shows names that are encrypted, where somebody asked for that and their keys are there. */
export interface Names {
  /** Whether somebody asked. */
  readonly open: boolean;
  /** `event` has the names in plain text. */
  readonly named: (hit: Hit) => Promise<NamedHit>;
  /** The same question, which also finds actors by what records have of their names. */
  readonly asked: (criteria: Criteria) => Promise<Criteria>;
}

const closed: Names = {
  open: false,
  named: async (hit) => ({ ...hit, record: hit.event }),
  asked: async (criteria) => criteria,
};

/** What --open and --seal say. Logs that are read by URL have no keys there. */
export async function namesOf(io: Pick<Io, "cwd" | "env">, given: Given, logs: readonly OpenedLog[]): Promise<Names> {
  if (!on(given, "open")) return closed;
  const secret = await sealIn(io, given);
  const openers = new Map<string, Opener>();
  for (const { path, origin } of logs) {
    if (/^https?:/.test(path))
      throw new UsageError(`--open: ${path} is a URL, and the keys of a log never leave its folder`, "name the folder");
    // Whoever reads changes nothing: a key that is not sealed stays so.
    const plain = { ...folderDisk(resolve(io.cwd, path)), put: async () => undefined };
    openers.set(origin, await opener(plain, keyring(sealedDisk(plain, secret && sealOf(secret)))));
  }
  return {
    open: true,
    async named(hit) {
      const actor = await openers.get(hit.log)?.open(hit.event);
      return { ...hit, event: withNames(hit.event, actor), record: hit.event, ...(actor && { actor }) };
    },
    async asked(criteria) {
      const { actor = [] } = criteria.traits;
      const digests: string[] = [];
      for (const one of openers.values())
        for (const name of actor) if (!name.endsWith("*")) digests.push(...(await one.digestsOf(name)));
      return { ...criteria, traits: { ...criteria.traits, actor: [...actor, ...digests] } };
    },
  };
}

/** The secret that the keys of a log are sealed with, where one is named. */
export async function sealIn(io: Pick<Io, "cwd" | "env">, given: Given): Promise<Uint8Array | undefined> {
  const named = text(given, "seal") ?? (io.env["BUBU_AUDIT_SEAL"] || undefined);
  if (named === undefined) return undefined;
  return await readFile(resolve(io.cwd, named)).catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the secret ${named} cannot be read`, { cause });
  });
}
