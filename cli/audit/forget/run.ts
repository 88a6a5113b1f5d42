import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { personalForgotten } from "@bubustack/api/audit/events/personal-forgotten";
import { BubuError } from "@bubustack/api/errors";
import type { Disk } from "@bubustack/audit/disk/disk";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { locate } from "@bubustack/audit/files/locate";
import type { ForgetRequest } from "@bubustack/audit/personal/forget";
import { carryOut, keepRequest, requestFile } from "@bubustack/audit/personal/forget";
import { keyFile, keyring } from "@bubustack/audit/personal/keyring";
import { mentionsOf } from "@bubustack/audit/personal/mentions";
import { findRecord } from "@bubustack/audit/prove/find";
import { holdOn, holdsOf } from "@bubustack/audit/retention/hold";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import type { OpenedLog } from "../logs.ts";
import { sizeOf } from "../logs.ts";
import { appendTo, readsOf } from "../reading.ts";
import { capturedUnder } from "./captured.ts";

/** Milliseconds between two looks whether a running replica has done it. */
const lookMs = 100;
const label = /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?$/;

/** A log in which the namespace has a key. */
interface Held {
  readonly log: OpenedLog;
  readonly disk: Disk;
  /** The key, where it can be read. */
  readonly key: string | undefined;
}

/** `bubu audit forget`: 0 where it is done and on record, 1 where it is on record nowhere or nothing was done. */
export async function run(io: Io, given: Given): Promise<number> {
  const namespace = text(given, "namespace");
  if (namespace === undefined || !label.test(namespace))
    throw new UsageError(
      namespace === undefined ? "--namespace is needed" : `--namespace: "${namespace}" is no name of a namespace`,
      "give --namespace team-a, or --namespace '' for what is outside of all",
    );
  const path = given.args[0] ?? io.env["BUBU_AUDIT"] ?? ".";
  const all = await heldIn(io, given, path, namespace);
  if (all.length === 0) {
    io.err(`nothing to forget: there is no key of ${shown(namespace)} in ${path}\n`);
    return exits.findings;
  }
  for (const held of all) io.out(await consequences(io, held, namespace));
  if (!on(given, "yes") && !(await confirmed(io, namespace))) {
    io.err("not confirmed: nothing was destroyed\n");
    return exits.findings;
  }
  let recorded = true;
  for (const held of all) recorded = (await forgetIn(io, given, held, namespace)) && recorded;
  return recorded ? exits.clean : exits.findings;
}

/** The logs that have a key of the namespace. Fails where a legal hold forbids it in one of them. */
async function heldIn(io: Io, given: Given, path: string, namespace: string): Promise<readonly Held[]> {
  if (/^https?:/.test(path)) throw new UsageError(`${path} is a URL`, "name the folder of the log");
  const seal = text(given, "seal") ?? io.env["BUBU_AUDIT_SEAL"];
  const secret = seal ? await readFile(resolve(io.cwd, seal)) : undefined;
  const all: Held[] = [];
  for (const named of (await locate(io.cwd, path)).logs) {
    const log = await sizeOf(named);
    const hold = holdOn(await holdsOf(log.source), namespace);
    if (hold)
      throw new UsageError(
        `the legal hold ${hold.name} (${hold.reason}, by ${hold.by}) keeps what ${log.path} has of ${shown(namespace)}`,
        "lift the hold first: take it out of audit.holds of the settings, and restart the replica",
      );
    const plain = folderDisk(resolve(io.cwd, log.path));
    if ((await plain.read(keyFile(namespace))) === undefined) continue;
    const sealed = (disk: Disk) => (secret ? sealedDisk(disk, sealOf(secret)) : disk);
    // Looking seals nothing: a replica that keeps its keys plain could not read them any more.
    const key = await keyring(sealed({ ...plain, put: async () => undefined })).nameOf(namespace);
    all.push({ log, disk: sealed(plain), key });
  }
  return all;
}

async function consequences(io: Io, { log, key }: Held, namespace: string): Promise<string> {
  const name = key ?? `${namespace || "_cluster"}/`;
  const { records, sealed, first, last } = await mentionsOf(log.source, log.size, name);
  const captured = await capturedUnder(resolve(io.cwd, log.path), name);
  const period = first && last ? `, ${first} to ${last}` : "";
  return [
    `${log.path}: the key ${key ?? `of ${shown(namespace)}, which is sealed`}, named by ${records} records${period}`,
    `  unreadable for ever: user names, ids and groups of ${sealed}; digests of messages and Secrets cannot be compared any more`,
    ...(captured > 0 ? [`  unreadable for ever: ${captured} captured requests`] : []),
    `  as before: ${records - sealed} records with names in plain text, everything else, and every proof`,
    "",
  ].join("\n");
}

async function confirmed(io: Io, namespace: string): Promise<boolean> {
  io.err(`this cannot be undone; write the name of the namespace to go on${namespace ? "" : " (an empty line)"}: `);
  let said = "";
  for await (const part of io.input()) {
    said += Buffer.from(part).toString("utf8");
    if (said.includes("\n") || said.length > 300) break;
  }
  return said.includes("\n") ? said.split(/\r?\n/)[0] === namespace : said !== "" && said === namespace;
}

/** Whether it is on record. */
async function forgetIn(io: Io, given: Given, { log, disk, key }: Held, namespace: string): Promise<boolean> {
  const reason = text(given, "reason");
  const by = userInfo().username;
  const request = { id: randomUUID(), namespace, by, ...(reason !== undefined && { reason }) };
  await keepRequest(disk, request);
  if (!(await destroyed(disk, request))) return await answered(io, given, log, disk, request);
  const reads = readsOf(io, given);
  if (reads === undefined) {
    io.err(
      `${log.path}: forgotten, and not on record yet: ${requestFile(request)} stays until whoever writes this log does; --record-to records it elsewhere\n`,
    );
    return false;
  }
  const data = { namespace, ...(key !== undefined && { key }), by, ...(reason !== undefined && { reason }) };
  const event = { id: request.id, type: personalForgotten.type, subject: namespace, data };
  await appendTo(resolve(io.cwd, reads), (source) => [{ ...event, source }]);
  io.out(`${log.path}: forgotten, on record in ${reads}\n`);
  return true;
}

/** Destroys the key here, unless somebody has the log open and does it. */
async function destroyed(disk: Disk, request: ForgetRequest): Promise<boolean> {
  const release = await disk.lock().catch((error: unknown) => {
    if (error instanceof BubuError && error.code === "audit/locked") return undefined;
    throw error;
  });
  if (release === undefined) return false;
  try {
    await carryOut(disk, keyring(disk), request);
    return true;
  } finally {
    release();
  }
}

/** Waits for whoever has the log open to do it and put it on record. Whether that is so in time. */
async function answered(io: Io, given: Given, log: OpenedLog, disk: Disk, request: ForgetRequest): Promise<boolean> {
  const until = performance.now() + Number(text(given, "wait") ?? "20") * 1_000;
  const waits = async () => (await disk.read(requestFile(request))) !== undefined;
  while ((await waits()) && performance.now() < until && !io.signal.aborted) await sleep(lookMs);
  if (await waits()) {
    io.err(
      `${log.path}: not done: another process has this log open and has not answered; ${requestFile(request)} stays, and is done as soon as a replica looks\n`,
    );
    return false;
  }
  const number = await findRecord(log.source, request.id);
  io.out(`${log.path}: forgotten, on record${number === undefined ? "" : ` as number ${number}`}\n`);
  return true;
}

function shown(namespace: string): string {
  return namespace === "" ? "what is outside of all namespaces" : `namespace ${namespace}`;
}
