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
  const json = text(given, "output") === "json";
  const all = await heldIn(io, given, path, namespace);
  const logs: object[] = [];
  const answer = (clean: boolean) => {
    if (json) io.out(`${JSON.stringify({ version: 1, namespace, logs })}\n`);
    return clean ? exits.clean : exits.findings;
  };
  if (all.length === 0) {
    io.err(`nothing to forget: there is no key of ${shown(namespace)} in ${path}\n`);
    return answer(false);
  }
  // For programs the answer has standard output for itself; who is asked to confirm reads standard error.
  const people = json ? { ...io, out: io.err } : io;
  const told: { readonly held: Held; readonly lost: Lost }[] = [];
  for (const held of all) {
    const lost = await lostWith(io, held, namespace);
    told.push({ held, lost });
    if (!json || !on(given, "yes")) people.out(consequences(held, lost, namespace));
  }
  if (!on(given, "yes") && !(await confirmed(io, namespace))) {
    io.err("not confirmed: nothing was destroyed\n");
    return answer(false);
  }
  let recorded = true;
  for (const { held, lost } of told) {
    const done = await forgetIn(people, given, held, namespace);
    logs.push({ path: held.log.path, key: held.key, ...lost, ...done });
    recorded &&= done.state === "recorded";
  }
  return answer(recorded);
}

/** What became of the key of one log. `waiting`: a replica has the log open and has not done it yet. */
interface Done {
  readonly state: "recorded" | "forgotten" | "waiting";
  /** Number of the record in the log, or the log of readings that has it. */
  readonly number?: number;
  readonly recordedIn?: string;
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

/** What nobody can read any more then, of one log. */
interface Lost {
  /** Records that name the key, and how many of them have names under it. */
  readonly records: number;
  readonly sealed: number;
  readonly first?: string;
  readonly last?: string;
  readonly captured: number;
}

async function lostWith(io: Io, { log, key }: Held, namespace: string): Promise<Lost> {
  const name = key ?? `${namespace || "_cluster"}/`;
  const mentions = await mentionsOf(log.source, log.size, name);
  return { ...mentions, captured: await capturedUnder(resolve(io.cwd, log.path), name) };
}

function consequences({ log, key }: Held, { records, sealed, first, last, captured }: Lost, namespace: string): string {
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

async function forgetIn(io: Io, given: Given, { log, disk, key }: Held, namespace: string): Promise<Done> {
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
    return { state: "forgotten" };
  }
  const data = { namespace, ...(key !== undefined && { key }), by, ...(reason !== undefined && { reason }) };
  const event = { id: request.id, type: personalForgotten.type, subject: namespace, data };
  await appendTo(resolve(io.cwd, reads), (source) => [{ ...event, source }]);
  io.out(`${log.path}: forgotten, on record in ${reads}\n`);
  return { state: "recorded", recordedIn: reads };
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

/** Waits for whoever has the log open to do it and put it on record. */
async function answered(io: Io, given: Given, log: OpenedLog, disk: Disk, request: ForgetRequest): Promise<Done> {
  const until = performance.now() + Number(text(given, "wait") ?? "20") * 1_000;
  const waits = async () => (await disk.read(requestFile(request))) !== undefined;
  while ((await waits()) && performance.now() < until && !io.signal.aborted) await sleep(lookMs);
  if (await waits()) {
    io.err(
      `${log.path}: not done: another process has this log open and has not answered; ${requestFile(request)} stays, and is done as soon as a replica looks\n`,
    );
    return { state: "waiting" };
  }
  const number = await findRecord(log.source, request.id);
  io.out(`${log.path}: forgotten, on record${number === undefined ? "" : ` as number ${number}`}\n`);
  return { state: "recorded", ...(number !== undefined && { number }) };
}

function shown(namespace: string): string {
  return namespace === "" ? "what is outside of all namespaces" : `namespace ${namespace}`;
}
