// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import { openLog } from "@bubustack/audit/log/log";
import { parseKey } from "@bubustack/audit/note/key";
import { connect } from "@bubustack/audit/postgres/connect";
import { postgresHolder, restorable } from "@bubustack/audit/replicated/postgres";
import { restore } from "@bubustack/audit/replicated/restore";
import { Second } from "@bubustack/audit/replicated/second";
import { temp } from "@bubustack/audit/testing/temp";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Postgres } from "./postgres.ts";
import { newPostgres } from "./postgres.ts";
import type { Server } from "./server.ts";
import { freePort } from "./server.ts";

const at = await temp();
let postgres: Postgres;
let server: Server;

beforeAll(async () => {
  postgres = await newPostgres(at.path, await freePort(), (text) => at.put("password", text));
  server = await postgres.start();
});

afterAll(async () => {
  await server?.kill();
  await at.remove();
});

const holder = () => postgresHolder(() => connect(postgres.address, postgres.secrets));
const name = (id: string) => ({ id, origin: "log.example/a", key: "k" });
const records = (...texts: readonly string[]) => texts.map((text) => Buffer.from(text));

test("one connection has a log, adds to it in order, and sees what is there", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const first = await holder();
  expect(await first.claim(name(id))).toEqual({ next: 0, confirmed: 0 });
  await first.append(0, records("a", "b"), "note", false);
  await first.append(2, records("c"), undefined, false);
  expect((await first.read(1, 3)).map(String)).toEqual(["b", "c"]);
  await expect(first.append(7, records("x"), undefined, false)).rejects.toThrow("other records");
  const other = await holder();
  await expect(other.claim(name(id))).rejects.toThrow("another process");
  await first.append(1, records("B"), "anew", true);
  expect((await first.read(0, 9)).map(String)).toEqual(["a", "B"]);
  await first.close();
  const again = await holder();
  expect(await again.claim(name(id))).toEqual({ next: 2, confirmed: 1 });
  for (const each of [other, again]) await each.close();
});

test("a database that could lose what it has answered is none", async () => {
  const owner = await connect(postgres.address, postgres.secrets);
  await owner.query("ALTER ROLE audit SET synchronous_commit = off");
  const one = await holder();
  await expect(one.claim(name("00000000-0000-4000-8000-000000000002"))).rejects.toThrow("synchronous_commit is off");
  await owner.query("ALTER ROLE audit RESET synchronous_commit");
  for (const each of [one, owner]) await each.close();
});

/** A process that appends until it is killed. */
async function appending(
  log: string,
): Promise<{ readonly child: ChildProcess; readonly said: () => readonly string[] }> {
  const [user = "", password = ""] = await Promise.all([
    postgres.secrets.read("user"),
    postgres.secrets.read("password"),
  ]);
  const program = join(import.meta.dirname, "replicating.ts");
  const child = spawn(process.execPath, [program, log, postgres.address, user, password], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout?.on("data", (part) => {
    text += String(part);
  });
  // What is behind the last newline was cut off.
  return { child, said: () => text.split("\n").slice(0, -1) };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

test("either side is killed again and again: no acknowledged record is lacking, in the log and in what is restored without it", async () => {
  const log = join(at.path, "log");
  const acknowledged: string[] = [];
  const acks = (lines: readonly string[]) => lines.filter((line) => line.startsWith("ack ")).length;
  for (let round = 0; round < 4; round++) {
    const { child, said } = await appending(log);
    await until(() => acks(said()) > 50);
    if (round % 2 === 1) {
      await server.kill();
      const before = acks(said());
      await until(() => said().includes("failed"));
      server = await postgres.start();
      await until(() => acks(said()) > before + 50);
    }
    child.kill("SIGKILL");
    await once(child, "close");
    acknowledged.push(...said().flatMap((line) => (line.startsWith("ack ") ? [line.slice(4)] : [])));
  }
  const connection = await connect(postgres.address, postgres.secrets);
  const { logs, read } = await restorable(connection);
  const kept = logs.find(({ key }) => key !== "k");
  if (kept === undefined) throw new Error("no log is there");
  const restored = join(at.path, "restored");
  const result = await restore(kept, read, folderDisk(restored));
  await connection.close();
  const key = parseKey(kept.key);
  if (key === undefined || "problem" in result) throw new Error(JSON.stringify(result));
  expect(await verifyLog(folder(restored), { key })).toMatchObject({ faults: [], checkpoint: { size: result.size } });
  expect(await lacking(restored, result.size, acknowledged)).toEqual([]);
  // The log itself goes on, and has them too.
  const second = new Second({
    connect: holder,
    told: { failed: () => undefined, recovered: () => undefined },
    pause: async () => undefined,
  });
  const own = await openLog(folderDisk(log), { origin: "log.example/a", second });
  await own.append({ source: "s", type: "t", data: {} });
  await own.close();
  expect(await verifyLog(folder(log), { key: own.key })).toMatchObject({ faults: [] });
  expect(await lacking(log, own.size, acknowledged)).toEqual([]);
  await rm(log, { recursive: true });
});

/** The ids that a log does not have. */
async function lacking(path: string, size: number, ids: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let index = 0; index * 256 < size; index++) {
    const stretch = await readStretch(folder(path), index, size);
    if (stretch.records.state === "whole")
      for (const record of stretch.records.items) found.add(JSON.parse(Buffer.from(record).toString("utf8")).id);
  }
  return ids.filter((id) => !found.has(id));
}
