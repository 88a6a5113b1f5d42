import { afterAll, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { logSigner } from "../testing/small-log.ts";
import { temp } from "../testing/temp.ts";
import { bytesOf, trustedBy, unreadable } from "./asked.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const plain = (text: string) => text;
const asked = { cwd, paths: [], keys: [], since: [], witnesses: [], json: false, paint: { red: plain, green: plain } };
const { key } = logSigner();

test("without a key nothing can be said", async () => {
  expect(await trustedBy(asked)).toMatchObject({ problem: expect.stringContaining("--key is needed") });
  expect(await trustedBy({ ...asked, keys: [formatKey(key)] })).toEqual({ keys: [key], witnesses: [] });
  const wrong = { ...asked, keys: [formatKey(key)], witnesses: [formatKey(key)] };
  expect(await trustedBy(wrong)).toMatchObject({ problem: expect.stringContaining("--witness") });
});

test("a file is read from its folder, or its error is kept", async () => {
  await put("a", "abc");
  expect(await bytesOf(cwd, "a")).toEqual({ bytes: Buffer.from("abc") });
  const none = await bytesOf(cwd, "none");
  expect("cause" in none && unreadable("the proof none", none.cause)).toMatchObject({
    unreadable: "the proof none",
    why: expect.stringContaining("ENOENT"),
  });
});
