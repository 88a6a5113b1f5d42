import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import { openLog } from "@bubustack/audit/log/log";
import { answerRequests } from "@bubustack/audit/personal/forget";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { temp } from "@bubustack/audit/testing/temp";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
afterAll(remove);
await put("secret", "a secret of sixteen bytes");

const origin = "log.example/a";
let at = 0;
let name = "";
beforeEach(() => {
  name = `log-${at++}`;
});

/** Begins a log with records of a person in team-a, and closes it. */
async function begun(sealed = false) {
  const plain = folderDisk(`${cwd}/${name}`);
  const disk = sealed ? sealedDisk(plain, sealOf(Buffer.from("a secret of sixteen bytes"))) : plain;
  const log = await openLog(disk, { origin });
  const key = await keyring(disk).of("team-a");
  const secret = key.seal("ada");
  for (let record = 0; record < 3; record++)
    await log.append({ source: origin, type: "t", data: { actor: { sealed: secret, key: key.name } } });
  await log.close();
  return { disk, key, secret, public: log.key, opened: async () => (await keyring(disk).of("team-a")).open(secret) };
}

const forget = (...more: readonly string[]) =>
  bubu(["audit", "forget", "--namespace", "team-a", name, ...more], { cwd });

describe("where a replica has the log open", () => {
  test("it destroys the key and puts that on record, and every proof still verifies", async () => {
    const before = await begun();
    const since = [(await before.disk.read("checkpoint")) ?? new Uint8Array()];
    const log = await openLog(before.disk, { origin });
    const writing = { disk: before.disk, log, keys: keyring(before.disk) };
    const asked = forget("--yes", "--reason", "left");
    while ((await answerRequests(writing)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const ran = await asked;
    await log.close();
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain(`${name}: the key ${before.key.name}, named by 3 records`);
    expect(ran.out).toContain("unreadable for ever: user names, ids and groups of 3;");
    expect(ran.out).toContain(`${name}: forgotten, on record as number 3`);
    expect(await before.opened()).toBeUndefined();
    expect((await verifyLog(folder(`${cwd}/${name}`), { key: before.public, since })).faults).toEqual([]);
  });

  test("that does not answer, nothing is done, and it is said", async () => {
    const before = await begun();
    const log = await openLog(before.disk, { origin });
    const ran = await forget("--yes", "--wait", "0");
    await log.close();
    expect([ran.code, await before.opened()]).toEqual([1, "ada"]);
    expect(ran.err).toContain("not done: another process has this log open");
  });
});

test("a seal that plain keys do not need leaves them as they are, until they are destroyed", async () => {
  const before = await begun();
  const log = await openLog(before.disk, { origin });
  const ran = await forget("--yes", "--wait", "0", "--seal", "secret");
  await log.close();
  expect([ran.code, await before.opened()]).toEqual([1, "ada"]);
});

describe("where nobody has it open", () => {
  test.each([
    ["plain", false, []],
    ["sealed, without the seal", true, []],
    ["sealed, with the seal", true, ["--seal", "secret"]],
  ])("a key that is %s is destroyed, and recorded by whoever opens the log next", async (_, sealed, more) => {
    const before = await begun(sealed);
    const ran = await forget("--yes", ...more);
    expect([ran.code, await before.opened()]).toEqual([1, undefined]);
    expect(ran.err).toContain("forgotten, and not on record yet");
    const log = await openLog(before.disk, { origin });
    expect(await answerRequests({ disk: before.disk, log, keys: keyring(before.disk) })).toBe(1);
    await log.close();
    expect((await bubu(["audit", "query", name, "--scan", "--type", "personal.forgotten"], { cwd })).out).toContain(
      "team-a",
    );
  });

  test("it is on record in a log of readings, which a copy has to be content with", async () => {
    await begun();
    const ran = await forget("--yes", "--record-to", "reads");
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining("on record in reads")]);
    const found = await bubu(["audit", "query", "reads", "--scan", "-o", "jsonl"], { cwd });
    expect(found.out).toContain('"namespace":"team-a"');
  });

  test("programs are told what became of each key, and nothing else", async () => {
    const { key } = await begun();
    const ran = await forget("--yes", "-o", "json");
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([
      1,
      {
        ...{ version: 1, namespace: "team-a" },
        logs: [{ path: name, key: key.name, records: 3, sealed: 3, captured: 0, state: "forgotten" }],
      },
    ]);
    const none = await forget("--yes", "-o", "json");
    expect([none.code, JSON.parse(none.out)]).toEqual([1, { version: 1, namespace: "team-a", logs: [] }]);
    await begun();
    const asked = await bubu(["audit", "forget", "--namespace", "team-a", name, "-o", "json"], { cwd, stdin: "no\n" });
    expect([asked.code, JSON.parse(asked.out)]).toEqual([1, { version: 1, namespace: "team-a", logs: [] }]);
    expect(asked.err).toContain("unreadable for ever");
  });
});

describe("nothing is destroyed", () => {
  test.each([
    ["another name", "team-b\n", 1],
    ["nothing", "", 1],
  ])("for %s instead of a confirmation", async (_, stdin, code) => {
    const before = await begun();
    const ran = await bubu(["audit", "forget", "--namespace", "team-a", name], { cwd, stdin });
    expect([ran.code, await before.opened()]).toEqual([code, "ada"]);
    expect(ran.err).toContain("not confirmed");
  });

  test("while a legal hold is on the namespace", async () => {
    const before = await begun();
    const hold = { name: "case-7", reason: "subpoena", by: "grace", namespaces: ["team-*"] };
    await put(`${name}/holds.json`, JSON.stringify({ holds: [hold] }));
    const ran = await forget("--yes");
    expect([ran.code, await before.opened()]).toEqual([2, "ada"]);
    expect(ran.err).toContain("the legal hold case-7 (subpoena, by grace) keeps what");
  });

  test("of a namespace that has no key, or none that could have one", async () => {
    await begun();
    const other = (namespace: string) => bubu(["audit", "forget", "--namespace", namespace, name, "--yes"], { cwd });
    expect(await other("team-b")).toMatchObject({ code: 1, err: expect.stringContaining("nothing to forget") });
    expect((await other("../x")).code).toBe(2);
    expect((await bubu(["audit", "forget", name], { cwd })).err).toContain("--namespace is needed");
    expect((await files()).some((file) => file.name === `${name}/keys/team-a.key`)).toBe(true);
  });

  test("and a confirmation is the name of the namespace", async () => {
    const before = await begun();
    const ran = await bubu(["audit", "forget", "--namespace", "team-a", name], { cwd, stdin: "team-a\n" });
    expect(await before.opened()).toBeUndefined();
    expect(ran.err).toContain("this cannot be undone");
  });
});
