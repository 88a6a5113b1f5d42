import { expect, test } from "vitest";
import { sealOf } from "../seal/seal.ts";
import { sealedDisk } from "../seal/sealed-disk.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { actorRecord } from "./actor.ts";
import { keyring } from "./keyring.ts";
import { opener, withNames } from "./opener.ts";

const ada = { username: "ada", uid: "7", groups: ["team-a"] };

/** A log's disk with its private key, and a record of a person. */
async function scene() {
  const disk = new MemoryDisk();
  await disk.put(new Map([["key.pem", Buffer.from("k")]]));
  const key = await keyring(disk).of("team-a");
  const actor = actorRecord(ada, key, true);
  return { disk, key, event: { id: "1", data: { actor } }, actor };
}
const opening = (disk: MemoryDisk) => opener(disk, keyring(disk));

test("names are read while their key is there, and forgotten once it is not", async () => {
  const { disk, event, actor } = await scene();
  const opened = await (await opening(disk)).open(event);
  expect(opened).toEqual({ state: "opened", ...ada });
  const { sealed: _, ...rest } = actor;
  expect(withNames(event, opened)).toEqual({ id: "1", data: { actor: { ...rest, ...ada } } });
  await keyring(disk).shred("team-a");
  const gone = await (await opening(disk)).open(event);
  expect(gone).toEqual({ state: "forgotten" });
  expect(withNames(event, gone)).toEqual({ id: "1", data: { actor: { ...actor, forgotten: true } } });
});

test("a new key of the namespace does not bring back what was forgotten", async () => {
  const { disk, event } = await scene();
  await keyring(disk).shred("team-a");
  await keyring(disk).of("team-a");
  expect(await (await opening(disk)).open(event)).toEqual({ state: "forgotten" });
});

test("in a copy without private files nothing is said to be forgotten", async () => {
  const { event } = await scene();
  const opened = await (await opening(new MemoryDisk())).open(event);
  expect(opened).toEqual({ state: "sealed" });
  expect(withNames(event, opened)).toBe(event);
});

test("keys that are sealed themselves take the seal: without it nothing is said at all", async () => {
  const disk = new MemoryDisk();
  const seal = sealOf(Buffer.from("a secret of sixteen bytes"));
  const closed = sealedDisk(disk, seal);
  await closed.put(new Map([["key.pem", Buffer.from("k")]]));
  const event = { data: { actor: actorRecord(ada, await keyring(closed).of("team-a"), true) } };
  const made = async (given: typeof seal | undefined) => {
    const under = sealedDisk(disk, given);
    return (await opener(disk, keyring(under))).open(event);
  };
  expect(await made(seal)).toMatchObject({ state: "opened", username: "ada" });
  for (const other of [undefined, sealOf(Buffer.from("another secret, as long"))])
    await expect(made(other)).rejects.toMatchObject({ code: "audit/seal" });
});

test("what was altered, or names nothing, is not opened", async () => {
  const { disk, actor, key } = await scene();
  const { open } = await opening(disk);
  const sealed = `${(actor.sealed ?? "").slice(0, -2)}AA`;
  expect(await open({ data: { actor: { ...actor, sealed } } })).toEqual({ state: "sealed" });
  expect(await open({ data: { actor: { username: "ada", key: key.name } } })).toBeUndefined();
  expect(await open({})).toBeUndefined();
  expect(await open({ data: { actor: { ...actor, key: "../../etc/passwd" } } })).toEqual({ state: "forgotten" });
});

test("a name is found by the digest that each key makes of it", async () => {
  const { disk, key } = await scene();
  const other = await keyring(disk).of("team-b");
  const digests = await (await opening(disk)).digestsOf("ada");
  expect([...digests].sort()).toEqual([key.digest("ada"), other.digest("ada")].sort());
});
