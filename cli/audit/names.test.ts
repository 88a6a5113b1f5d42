import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { actorRecord } from "@bubustack/audit/personal/actor";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { decided } from "@bubustack/audit/testing/decisions";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);
const secret = "a secret of sixteen bytes";

/** A log with a decision of ada in team-a, and one of bob in team-b, names encrypted. */
async function begin(name: string, seal?: string) {
  const plain = folderDisk(`${cwd}/${name}`);
  const disk = seal === undefined ? plain : sealedDisk(plain, sealOf(Buffer.from(seal)));
  const log = await openLog(disk, { origin: `log.example/${name}` });
  const keys = keyring(disk);
  for (const [username, namespace] of [
    ["ada", "team-a"],
    ["bob", "team-b"],
  ] as const) {
    const actor = actorRecord({ username, groups: ["g"] }, await keys.of(namespace), true);
    const data = { ...JSON.parse(JSON.stringify(decided({ namespace }))), actor };
    await log.append({ source: log.key.name, type: "io.bubustack.audit.admission.decided.v1", data });
  }
  await log.close();
  return keys;
}

beforeAll(async () => {
  await put("seal", secret);
  await (await begin("plain")).shred("team-b");
  await begin("sealed", secret);
});

const query = (...args: readonly string[]) => bubu(["audit", "query", ...args, "--scan"], { cwd });
const actors = async (...args: readonly string[]) =>
  (await query(...args)).out
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/ {2,}/)[3]?.replace(/ [0-9a-f]{12}$/, ""));

test("names stay encrypted, unless somebody wants them: then those are shown whose key is there", async () => {
  expect(await actors("plain")).toEqual(["sealed", "sealed"]);
  expect(await actors("plain", "--open")).toEqual(["forgotten", "ada"]);
  const { out } = await query("plain", "--open", "-o", "json", "--record-to", "reads");
  const [bob, ada] = JSON.parse(out).records;
  expect([bob.actor, ada.actor]).toEqual([{ state: "forgotten" }, { state: "opened", username: "ada", groups: ["g"] }]);
  // The record stays as it is in the log, so that it can be proved.
  expect(ada.record.data.actor).not.toHaveProperty("username");
  const reads = await query("reads", "-o", "json");
  expect(JSON.parse(reads.out).records).toMatchObject([{ record: { data: { how: "query", opened: true } } }]);
});

test("somebody is found by a name that is encrypted", async () => {
  expect(await actors("plain", "--actor", "ada")).toEqual([]);
  expect(await actors("plain", "--open", "--actor", "ada")).toEqual(["ada"]);
  expect(await actors("plain", "--open", "--filter", "data.actor.username == 'ada'")).toEqual(["ada"]);
});

test("keys that are sealed take the secret; without it nothing is shown, nor said to be forgotten", async () => {
  expect(await actors("sealed", "--open", "--seal", "seal")).toEqual(["bob", "ada"]);
  expect(await query("sealed", "--open")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("audit/seal"),
  });
  expect((await query("sealed", "--open", "--seal", "nowhere")).err).toContain("the secret nowhere cannot be read");
  expect((await query("https://127.0.0.1:1/log", "--open")).code).toBe(2);
});

test("whoever reads does not change a log: keys that are plain stay so, whatever secret is given", async () => {
  const before = await folderDisk(`${cwd}/plain`).read("keys/team-a.key");
  expect(await actors("plain", "--open", "--seal", "seal")).toEqual(["forgotten", "ada"]);
  expect(await folderDisk(`${cwd}/plain`).read("keys/team-a.key")).toEqual(before);
});

test("a report names them too, and its reading says so", async () => {
  const report = async (...more: readonly string[]) =>
    (await bubu(["audit", "report", "reads", "plain", "--scan", "-o", "json", ...more], { cwd })).out;
  expect((await report()).includes("ada")).toBe(false);
  expect(JSON.parse(await report("--open", "--record-to", "reads-2")).records).toBe(3);
  const { out } = await query("reads-2", "-o", "json");
  expect(JSON.parse(out).records).toMatchObject([
    { record: { data: { opened: true } } },
    { record: { data: { opened: true } } },
  ]);
});
