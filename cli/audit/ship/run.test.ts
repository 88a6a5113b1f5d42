import { once } from "node:events";
import { createServer } from "node:http";
import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
const signer = logSigner();
const record = (at: number) => recordOf({ at: at * 60_000, id: `id-${at}`, data: decided({ name: `s-${at}` }) });
const writeLog = async (count: number) => {
  const records = Array.from({ length: count }, (_, at) => record(at));
  for (const [path, bytes] of smallLog(signer, records)) await put(`log/${path}`, bytes);
};

/** What a server on loopback was sent, and how it answers. */
const asked: { readonly ids: readonly string[]; readonly token: string | undefined }[] = [];
let answers: (ids: readonly string[]) => number = () => 200;
const server = createServer((request, response) => {
  const parts: string[] = [];
  request.on("data", (part) => parts.push(String(part)));
  request.on("end", () => {
    const events: { readonly id: string }[] = JSON.parse(parts.join(""));
    const ids = events.map(({ id }) => id);
    const status = answers(ids);
    if (status === 200) asked.push({ ids, token: request.headers.authorization });
    response.writeHead(status).end();
  });
}).listen(0, "127.0.0.1");

beforeAll(async () => {
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  await put("sink.yaml", `type: http\naddress: http://127.0.0.1:${port}\nbatch: { records: 2 }\n`);
  await put("secrets/sink.token", "sesame");
  await writeLog(5);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await remove();
});

const ship = (...args: readonly string[]) => bubu(["audit", "ship", ...args], { cwd });

describe("bubu audit ship", () => {
  test("writes all records as they are, one a line", async () => {
    const { code, out, err } = await ship("log");
    expect([code, out]).toEqual([0, Array.from({ length: 5 }, (_, at) => `${Buffer.from(record(at))}\n`).join("")]);
    expect(err).toBe(
      "note: this reading is not on record; --record-to FOLDER puts it into a log of readings\n" +
        "log.example/a: 5 sent, 0 refused; the next is 5\n",
    );
  });

  test("sends to a sink what it does not have yet, and keeps how far it has come", async () => {
    const args = ["log", "--sink", "sink.yaml", "--secrets", "secrets", "--cursor", "kept/sink.cursor"];
    expect((await ship(...args)).code).toBe(0);
    expect(asked.map(({ ids }) => ids)).toEqual([["id-0", "id-1"], ["id-2", "id-3"], ["id-4"]]);
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(["Bearer sesame"]));
    expect(await files()).toContainEqual({ name: "kept/sink.cursor", mode: 0o600, size: expect.any(Number) });
    asked.length = 0;
    await writeLog(6);
    const { err } = await ship(...args, "--record-to", "reads");
    expect(asked.map(({ ids }) => ids)).toEqual([["id-5"]]);
    expect(err).toBe("log.example/a: 1 sent, 0 refused; the next is 6\n");
    const reads = await bubu(["audit", "query", "reads", "--type", "log.read", "-o", "json", "--scan"], { cwd });
    expect(JSON.parse(reads.out).records).toMatchObject([
      { record: { data: { how: "export", log: "log.example/a" } } },
    ]);
  });

  test("says what was refused for good, and ends with 1", async () => {
    answers = (ids) => (ids.includes("id-3") ? 400 : 200);
    const { code, err } = await ship("log", "--sink", "sink.yaml");
    expect([code, err]).toEqual([1, expect.stringContaining("refused: record 3: the sink answered 400\n")]);
    expect(err).toContain("log.example/a: 5 sent, 1 refused; the next is 6");
    const programs = await ship("log", "--sink", "sink.yaml", "-o", "json");
    const refusals = [{ first: 3, last: 3, count: 1, why: "the sink answered 400" }];
    const counts = { sent: 5, refused: 1, gone: 0, next: 6, refusals };
    expect(JSON.parse(programs.out)).toEqual({ version: 1, log: "log.example/a", sink: "sink", ...counts });
    expect((await ship("log", "-o", "json")).err).toContain("-o json without --sink");
  });

  test("gives up a sink that does not answer well, and says why", async () => {
    answers = () => 401;
    const { code, err } = await ship("log", "--sink", "sink.yaml", "--secrets", "secrets");
    expect([code, err]).toEqual([2, expect.stringContaining("sink has not taken everything: the sink answered 401")]);
    expect(err).not.toContain("sesame");
  });

  test("refuses a file that is no sink, a folder without a log, and several logs", async () => {
    await put("bad.json", '{"type":"http","address":"http://siem.example","token":"x"}');
    const bad = await ship("log", "--sink", "bad.json");
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining("token: is not a setting")]);
    expect(await ship("none")).toMatchObject({ code: 2, err: expect.stringContaining("there is no log in none") });
    for (const name of ["a", "b"]) await put(`several/${name}/checkpoint`, "");
    expect(await ship("several")).toMatchObject({ code: 2, err: expect.stringContaining("several has 2 logs") });
  });
});

test("-f goes on with what comes, until it is interrupted", async () => {
  answers = () => 200;
  asked.length = 0;
  const ends = new AbortController();
  const shipping = bubu(["audit", "ship", "log", "-f", "--sink", "sink.yaml"], { cwd, signal: ends.signal });
  while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await writeLog(7);
  while (asked.length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  ends.abort();
  expect((await shipping).code).toBe(0);
  expect(asked.at(-1)?.ids).toEqual(["id-6"]);
});
