import { afterAll, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { logSigner, records, smallLog } from "../testing/small-log.ts";
import { temp } from "../testing/temp.ts";
import { answerVerify } from "./verify.ts";

const { path: cwd, put, folder, remove } = await temp();
afterAll(remove);

const signer = logSigner();
for (const name of ["one", "all/a"])
  for (const [path, bytes] of smallLog(signer, records(3))) await put(`${name}/${path}`, bytes);

const plain = (text: string) => text;
const ask = (paths: readonly string[], since: readonly string[] = []) =>
  answerVerify({
    cwd,
    paths,
    keys: [formatKey(signer.key)],
    since,
    witnesses: [],
    json: false,
    paint: { red: plain, green: plain },
  });

test("a log, and a folder of logs", async () => {
  const text = (path: string) => expect.stringContaining(`${path}: nothing was removed or altered\n`);
  expect(await ask(["one"])).toEqual({ holds: true, text: text("one") });
  expect(await ask(["all"])).toEqual({ holds: true, text: text("all/a") });
  expect(await ask(["one", "all"])).toMatchObject({ text: expect.stringContaining("2 logs: nothing") });
});

test("what cannot be read is said", async () => {
  await folder("odd/checkpoint");
  expect(await ask(["odd"])).toMatchObject({ unreadable: "the log in odd", why: expect.stringContaining("EISDIR") });
  expect(await ask(["one"], ["none"])).toMatchObject({ unreadable: "the checkpoint none" });
});
