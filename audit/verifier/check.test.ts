import { afterAll, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { prove } from "../prove/prove.ts";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { temp } from "../testing/temp.ts";
import { answerCheck } from "./check.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const proven = await prove(sourceOf(smallLog(signer, records(9))), 4);
await put("p", "proof" in proven ? proven.proof : "");
await put("q", "nothing");

const plain = (text: string) => text;
const ask = (path: string, keys = [formatKey(signer.key)]) =>
  answerCheck({ cwd, paths: [path], keys, since: [], witnesses: [], json: false, paint: { red: plain, green: plain } });

test("a proof holds, or not, or cannot be read", async () => {
  expect(await ask("p")).toMatchObject({ holds: true, text: expect.stringContaining("record 4 of 9") });
  expect(await ask("q")).toMatchObject({ holds: false, text: expect.stringContaining("proof-malformed") });
  expect(await ask("none")).toMatchObject({ unreadable: "the proof none" });
  expect(await ask("p", [])).toHaveProperty("problem");
});
