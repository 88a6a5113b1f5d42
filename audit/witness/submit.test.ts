import { expect, test } from "vitest";
import { checkpointOf, logSigner, origin, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { strictWitness } from "../testing/strict-witness.ts";
import { leafHash } from "../tree/hash.ts";
import type { Answered } from "./submit.ts";
import { submit } from "./submit.ts";

const signer = logSigner();
const own = logSigner("witness.example/w", "cosignature");
const all = records(600);
const source = sourceOf(smallLog(signer, all));
const noteOf = (size: number, by = signer, of = all) =>
  Buffer.from(checkpointOf(by, of.slice(0, size))).toString("utf8");

function begun() {
  const witness = strictWitness(own, signer.key, () => all.map(leafHash));
  const show = (size: number, old: number, note = noteOf(size)) =>
    submit({
      source: sourceOf(smallLog(signer, all.slice(0, size))),
      note,
      witness: own.key,
      old,
      post: (body) => witness.post(body),
    });
  return { witness, show };
}

test("a witness cosigns what has only grown, and says from which size it has to be shown", async () => {
  const { witness, show } = begun();
  expect(await show(7, 0)).toMatchObject({ state: "cosigned", size: 7, time: 1_700_000_001 });
  expect(await show(300, 7)).toMatchObject({ state: "cosigned", size: 300 });
  expect(witness.asked).toBe(2);
  // After a restart nobody here knows what it saw.
  expect(await show(600, 0)).toMatchObject({ state: "cosigned", size: 600 });
  expect(witness.asked).toBe(4);
  expect(await show(600, 600)).toMatchObject({ state: "cosigned", size: 600 });
});

test("a log that is shorter than it saw, or another one, is named", async () => {
  const { show } = begun();
  await show(300, 0);
  expect(await show(200, 300)).toEqual({ state: "ahead", size: 300 });
  const others = records(400).slice(1);
  expect(await show(300, 300, noteOf(300, signer, others))).toEqual({ state: "conflict", status: 409 });
  expect(await show(301, 300, noteOf(301, signer, others))).toEqual({ state: "unproven", status: 422 });
  expect(await show(301, 300, noteOf(301, logSigner(origin)))).toEqual({ state: "unknown", status: 403 });
});

test.each<Answered>([
  { status: 200, body: "" },
  { status: 200, body: "— witness.example/w AAAAAAAA\n" },
  { status: 409, body: "many" },
  { status: 500, body: "" },
])("an answer that is none counts as none: %j", async (answer) => {
  const post = async () => answer;
  const result = await submit({ source, note: noteOf(600), witness: own.key, old: 0, post });
  expect(result).toEqual({ state: "failed", status: answer.status });
  expect(await submit({ source, note: "no note", witness: own.key, old: 0, post })).toMatchObject({ state: "failed" });
});
