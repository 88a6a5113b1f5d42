import { describe, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { encodeEvent } from "../record/event.ts";
import { rotationEvent } from "../record/rotation.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { identity, prepareNext, promote, unfinished } from "./identity.ts";

const origin = "log.example/a";

async function begun() {
  const disk = new MemoryDisk();
  const found = await identity(disk, origin);
  if (found === undefined) throw new Error("no key");
  return { disk, ...found };
}

describe("the key of a log", () => {
  test("is made once, and its public part is written for those who verify", async () => {
    const { disk, signer } = await begun();
    expect((await identity(disk, origin))?.signer.key).toEqual(signer.key);
    expect(String(Buffer.from(disk.files.get("key.pub") ?? []))).toBe(`${formatKey(signer.key)}\n`);
    disk.files.delete("key.pub");
    await identity(disk, origin);
    expect(disk.files.has("key.pub")).toBe(true);
  });

  test("cannot have a name that no key can have, and is not replaced where it cannot be read", async () => {
    expect(await identity(new MemoryDisk(), "a b")).toBeUndefined();
    const disk = new MemoryDisk(new Map([["key.pem", Buffer.from("x")]]));
    expect(await identity(disk, origin)).toBeUndefined();
    expect([...disk.files.keys()]).toEqual(["key.pem"]);
  });
});

describe("a rotation that was cut off", () => {
  test("is gone on with where a record names the next key", async () => {
    const { disk, signer } = await begun();
    const next = await prepareNext(disk, origin, 12);
    if (next === undefined) throw new Error("no key");
    const found = await identity(disk, origin);
    expect(found?.next?.from).toBe(12);
    const record = encodeEvent(rotationEvent(signer, next), 0);
    const since = async (index: number) => (index === 12 ? [Buffer.from("{}"), record] : []);
    expect(found && (await unfinished(disk, found, { since }))?.key).toEqual(next.key);
    await promote(disk, signer, next);
    expect(await identity(disk, origin)).toMatchObject({ signer: { key: next.key } });
    expect(disk.files.has("key-next.json")).toBe(false);
  });

  test("is forgotten where none does", async () => {
    const { disk, signer } = await begun();
    await prepareNext(disk, origin, 0);
    const found = await identity(disk, origin);
    const since = async () => [Buffer.from("{}")];
    expect(found && (await unfinished(disk, found, { since }))).toBeUndefined();
    expect(await identity(disk, origin)).toMatchObject({ signer: { key: signer.key } });
    expect(disk.files.has("key-next.json")).toBe(false);
  });

  test("whose file cannot be read is none", async () => {
    const { disk } = await begun();
    for (const text of ["", "{}", '{"from":0,"pem":"x"}']) {
      disk.files.set("key-next.json", Buffer.from(text));
      expect((await identity(disk, origin))?.next).toBeUndefined();
    }
  });
});
