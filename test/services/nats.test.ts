// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { temp } from "@bubustack/audit/testing/temp";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Owner } from "./nats-owner.ts";
import { natsOwner } from "./nats-owner.ts";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { recordsUpTo, ship, writeLog } from "./ship.ts";

const at = await temp();
const now = Date.now();
const ca = issueCa({ commonName: "nats-ca", now });
const other = issueCa({ commonName: "other-ca", now });
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
const leaf = issueLeaf({ ca, commonName: "nats", ...names, now, usages: "server" });
const port = await freePort();
/** The example of the manual of NATS. */
const nkey = {
  seed: "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY",
  name: "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4",
};
const secrets = { ca: ca.certPem, creds: nkey.seed };
const address = `tls://localhost:${port}`;
let server: Server;
let owner: Owner;

const sinkOf = (subject: string) => ({ type: "nats", address, nats: { subject } }) as const;
const stream = (name: string, more: object = {}) =>
  owner.ask(`STREAM.CREATE.${name}`, { name, subjects: [`${name}.>`], storage: "file", ...more });

/** Starts the server with what it has on disk, and connects to it. */
async function start(): Promise<void> {
  server = await startServer("nats-server", ["--config", `${at.path}/nats.conf`], port);
  owner = await natsOwner(port, ca.certPem, "owner", "owner-password");
  // JetStream reads its streams before it answers.
  await owner.ask("INFO");
}

beforeAll(async () => {
  await at.put("cert.pem", leaf.certPem);
  await at.put("key.pem", leaf.keyPem);
  await at.put(
    "nats.conf",
    `listen: "127.0.0.1:${port}"
tls { cert_file: "${at.path}/cert.pem", key_file: "${at.path}/key.pem" }
jetstream { store_dir: "${at.path}/jetstream" }
authorization { users: [
  { user: owner, password: "owner-password" }
  { nkey: ${nkey.name}, permissions: { publish: [audit.>, small.>, none.>], subscribe: [_INBOX.>] } }
] }
`,
  );
  await writeLog(at, 300);
  await start();
});

afterAll(async () => {
  owner?.close();
  await server?.stop();
  await at.remove();
});

/** The messages of a stream, with their headers. */
async function messages(name: string): Promise<readonly { readonly head: string; readonly body: string }[]> {
  const { state } = await owner.ask(`STREAM.INFO.${name}`);
  const all: { head: string; body: string }[] = [];
  for (let seq = 1; seq <= lastOf(state); seq++) {
    const { message } = await owner.ask(`STREAM.MSG.GET.${name}`, { seq });
    const { hdrs, data } = Object(message);
    all.push({ head: Buffer.from(hdrs, "base64").toString(), body: Buffer.from(data, "base64").toString() });
  }
  return all;
}

const lastOf = (state: unknown) => Number(Object(state)["last_seq"]);

test("a stream has every record once and in order, though the server is killed in between and is sent some again", async () => {
  await stream("audit");
  const batch = { records: 5, bytes: 200_000, seconds: 0 };
  const shipped = ship(at, { ...sinkOf("audit.records"), batch }, secrets, 500);
  while (lastOf((await owner.ask("STREAM.INFO.audit"))["state"]) < 20) await sleep(1);
  owner.close();
  await server.kill();
  await start();
  const { said, progress } = await shipped;
  expect(progress).toMatchObject({ next: 300, refused: 0, skipped: 0 });
  expect(said.filter((line) => !/^(sent|failed)/.test(line))).toEqual([expect.stringMatching(/^recovered/)]);
  // Nothing of it is kept: everything is sent again.
  await at.put("log/sinks/test.json", "");
  expect((await ship(at, sinkOf("audit.records"), secrets)).progress).toMatchObject({ next: 300 });
  const all = await messages("audit");
  expect(all.map(({ body }) => body)).toEqual(recordsUpTo(300));
  const id = createHash("sha256").update(recordsUpTo(1).join("")).digest("hex");
  expect(all[0]?.head).toBe(`NATS/1.0\r\nNats-Msg-Id: ${id}\r\ncontent-type: application/cloudevents+json\r\n\r\n`);
});

test("a record that is larger than a stream takes is refused, and the others are there", async () => {
  await stream("small", { max_msg_size: 10_000 });
  await at.put("log/sinks/test.json", "");
  const { said, progress } = await ship(at, sinkOf("small.records"), secrets);
  expect(said.filter((line) => line.startsWith("refused"))).toEqual([
    "refused 1: the sink answered 400 (larger than the stream takes)",
  ]);
  expect(progress).toMatchObject({ next: 300, refused: 1, refusals: [{ first: 3, last: 3 }] });
  expect((await messages("small")).map(({ body }) => body)).toEqual(recordsUpTo(300).filter((_, n) => n !== 3));
});

test.each([
  ["a subject that no stream has", "none.records", secrets, "no stream has this subject"],
  ["a subject that it may not publish to", "other.records", secrets, "Permissions Violation"],
  ["no credentials", "audit.records", { ca: ca.certPem }, "Authorization Violation"],
  [
    "another password",
    "audit.records",
    { ca: ca.certPem, user: "owner", password: "sesame" },
    "Authorization Violation",
  ],
  ["another authority", "audit.records", { ...secrets, ca: other.certPem }, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
])("with %s nothing is sent, and nothing is lost", async (_, subject, given, why) => {
  await at.put("log/sinks/test.json", "");
  const { said, progress } = await ship(at, sinkOf(subject), given);
  expect(new Set(said)).toEqual(new Set(["replaced", `failed: ${why}`]));
  expect(progress).toMatchObject({ next: 0, refused: 0 });
});
