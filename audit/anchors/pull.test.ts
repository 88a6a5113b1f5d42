import { afterAll, expect, test } from "vitest";
import { secretsOf } from "../sinks/testing/receiver.ts";
import { temp } from "../testing/temp.ts";
import { pull } from "./pull.ts";
import { doubles } from "./testing/anchors.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const none = secretsOf({});

test("of a folder files count that are named as checkpoints are, and a file counts as it is", async () => {
  await put("vault/log.example/a/3", "three");
  await put("vault/log.example/a/12", "twelve");
  await put("vault/log.example/a/readme", "not one");
  const { notes } = await pull(cwd, "vault", none, Date.now);
  expect(notes.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ["vault/log.example/a/12", "twelve"],
    ["vault/log.example/a/3", "three"],
  ]);
  expect((await pull(cwd, "vault/log.example/a/readme", none, Date.now)).notes).toHaveLength(1);
  await expect(pull(cwd, "nowhere", none, Date.now)).rejects.toThrow("nowhere cannot be read");
});

test("of a bucket all is fetched", async () => {
  const double = await doubles["s3"]?.();
  if (double?.address === undefined) throw new Error("there is no double");
  await double.anchor.keep("log.example/a/3", Buffer.from("three"), double.signal());
  const secrets = secretsOf({ "access-key-id": "AKIASESAME", "secret-access-key": "sesame/open" });
  const { notes } = await pull(cwd, `${double.address}/audit/checkpoints`, secrets, Date.now);
  expect(notes).toEqual([
    { name: `log.example/a/3 of ${double.address}/audit/checkpoints`, bytes: Buffer.from("three") },
  ]);
  await expect(pull(cwd, double.address, secrets, Date.now)).rejects.toThrow("names no bucket");
  await double.close();
});
