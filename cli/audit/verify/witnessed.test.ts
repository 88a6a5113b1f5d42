import { cosign } from "@bubustack/audit/note/cosignature";
import { formatKey } from "@bubustack/audit/note/key";
import { checkpointOf, logSigner, records, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { answerVerify } from "@bubustack/audit/verifier/verify";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import { afterAll, expect, test } from "vitest";
import { withWitnessed, witnessedIn } from "./witnessed.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const witness = logSigner("witness.example/w", "cosignature");
const plain = (text: string) => text;
const asked = {
  cwd,
  paths: ["log"],
  keys: [formatKey(signer.key)],
  since: [],
  witnesses: [formatKey(witness.key)],
  json: false,
  paint: { red: plain, green: plain },
};
for (const [path, bytes] of smallLog(signer, records(9))) await put(`log/${path}`, bytes);
const kept = (of: readonly Uint8Array[]) => checkpointOf(signer, of, (text) => [cosign(witness, text, 1_700_000_000)]);

async function verified(json = false, paths: readonly string[] = ["log"]): Promise<string> {
  const found = await witnessedIn({ ...asked, paths });
  const answer = await answerVerify({ ...asked, json, paths, since: found.flatMap(({ files }) => files) });
  const said = withWitnessed(answer, found, json);
  return "text" in said ? said.text : "";
}

test("of a log that has grown since, it is said what a witness has seen", async () => {
  expect(await verified()).not.toContain("witnessed");
  expect(JSON.parse(await verified(true))).not.toHaveProperty("witnessed");
  await put(`log/${witnessedPath(witness.key.id)}`, kept(records(7)));
  expect(await verified()).toContain("log: records 0 to 6 are externally witnessed until 2023-11-14T22:13:20.000Z\n");
  const witnessed = { size: 7, until: "2023-11-14T22:13:20.000Z" };
  expect(JSON.parse(await verified(true))).toMatchObject({ path: "log", assurance: "self-signed", witnessed });
  for (const [path, bytes] of smallLog(signer, records(9))) await put(`other/${path}`, bytes);
  const { logs } = JSON.parse(await verified(true, ["log", "other"]));
  expect(logs).toMatchObject([{ path: "log", witnessed }, { path: "other" }]);
  expect(logs[1]).not.toHaveProperty("witnessed");
});

test("a log that does not go on from what a witness has seen is named", async () => {
  await put(`log/${witnessedPath(witness.key.id)}`, kept(records(8).slice(1)));
  const text = await verified();
  expect(text).toContain("(fork)");
  expect(text).not.toContain("witnessed until");
  expect(JSON.parse(await verified(true))).not.toHaveProperty("witnessed");
});
