import { expect, test } from "vitest";
import { isSealed, sealOf } from "../seal/seal.ts";
import { sealedDisk } from "../seal/sealed-disk.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { keyring } from "./keyring.ts";

function ring(disk = new MemoryDisk(), most = 100) {
  let at = 0;
  const pass = (ms: number) => {
    at += ms;
  };
  return { disk, pass, keys: keyring(disk, { now: () => at, most }) };
}

test("each namespace has a key of its own, which stays the same", async () => {
  const { disk, keys } = ring();
  const [a, again, b, cluster] = await Promise.all([keys.of("a"), keys.of("a"), keys.of("b"), keys.of("")]);
  expect(a.name).toMatch(/^a\/[0-9a-f]{16}$/);
  expect(again.name).toBe(a.name);
  expect(cluster.name).toMatch(/^_cluster\//);
  expect(b.open(a.seal("ada"))).toBeUndefined();
  const later = ring(disk).keys;
  expect((await later.of("a")).open(a.seal("ada"))).toBe("ada");
  expect((await later.named(cluster.name))?.digest("x")).toBe(cluster.digest("x"));
  expect(await later.named("b/other")).toBeUndefined();
  expect(await later.named("none/x")).toBeUndefined();
});

test("what was shredded cannot be read, whoever still has the key's name, and a new key takes its place", async () => {
  const { disk, keys } = ring();
  const key = await keys.of("a");
  const sealed = key.seal("ada");
  expect(await keys.shred("a")).toBe(key.name);
  expect([...disk.files.keys()]).toEqual([]);
  expect(await keys.named(key.name)).toBeUndefined();
  const next = await keys.of("a");
  expect(next.name).not.toBe(key.name);
  expect(next.open(sealed)).toBeUndefined();
  expect(await keys.shred("nobody")).toBeUndefined();
});

test("a key that another process shredded is used for ten seconds at most", async () => {
  const { disk, keys, pass } = ring();
  const { name } = await keys.of("a");
  await ring(disk).keys.shred("a");
  expect((await keys.of("a")).name).toBe(name);
  pass(10_000);
  expect((await keys.of("a")).name).not.toBe(name);
});

test("made-up namespaces lead out of no folder, and fill none", async () => {
  const { disk, keys } = ring(new MemoryDisk(), 3);
  for (const name of ["../../etc/passwd", "A", "a/b", "x".repeat(64)])
    expect((await keys.of(name)).name).toMatch(/^_rest\//);
  expect(await keys.named("../key/x")).toBeUndefined();
  for (let at = 0; at < 10; at++) await keys.of(`n${at}`);
  expect([...disk.files.keys()].sort()).toEqual(["keys/_rest.key", "keys/n0.key", "keys/n1.key"]);
});

test("a key that could not be kept is not used", async () => {
  const { disk, keys } = ring();
  disk.fail = () => new Error("disk full");
  await expect(keys.of("a")).rejects.toThrow("disk full");
  disk.fail = () => undefined;
  expect((await keys.of("a")).name).toMatch(/^a\//);
});

test("keys are sealed like that of the log", async () => {
  const disk = new MemoryDisk();
  await keyring(sealedDisk(disk, sealOf(Buffer.from("secret")))).of("a");
  expect(isSealed(disk.files.get("keys/a.key") ?? new Uint8Array())).toBe(true);
});
