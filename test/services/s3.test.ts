// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { openAnchor } from "@bubustack/audit/anchors/open";
import { anchorContract } from "@bubustack/audit/anchors/testing/contract";
import { authorization } from "@bubustack/audit/s3/signature";
import { secretsOf } from "@bubustack/audit/sinks/testing/receiver";
import { temp } from "@bubustack/audit/testing/temp";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pathOf } from "../programs/program.ts";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { versitygw } from "./services.ts";
import { recordsUpTo, ship, writeLog } from "./ship.ts";

const at = await temp();
const now = Date.now();
const ca = issueCa({ commonName: "s3-ca", now });
const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
const leaf = issueLeaf({ ca, commonName: "s3", ...names, now, usages: "server" });
const port = await freePort();
const address = `https://localhost:${port}`;
const root = { accessKeyId: "AKIAROOT", secretAccessKey: "a/secret+of/the=test", region: "us-east-1" };
const secrets = { ca: ca.certPem, "access-key-id": root.accessKeyId, "secret-access-key": root.secretAccessKey };
let server: Server;

/** Asks the server as its owner. */
async function asOwner(method: string, path: string, more: { readonly [name: string]: string } = {}) {
  const headers = {
    host: `localhost:${port}`,
    "x-amz-content-sha256": createHash("sha256").update("").digest("hex"),
    "x-amz-date": new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ""),
    ...more,
  };
  const signed = { ...headers, authorization: authorization({ method, path, headers }, root) };
  const { promise, resolve, reject } = Promise.withResolvers<import("node:http").IncomingMessage>();
  request(`${address}${path}`, { method, headers: signed, ca: ca.certPem }, resolve).on("error", reject).end();
  const answer = await promise;
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

beforeAll(async () => {
  await at.put("cert.pem", leaf.certPem);
  await at.put("key.pem", leaf.keyPem);
  await at.folder("objects");
  server = await startServer(
    pathOf(versitygw),
    [
      ...["--port", `127.0.0.1:${port}`, "--access", root.accessKeyId, "--secret", root.secretAccessKey],
      ...["--cert", `${at.path}/cert.pem`, "--key", `${at.path}/key.pem`, "posix", `${at.path}/objects`],
    ],
    port,
  );
  expect((await asOwner("PUT", "/audit", { "x-amz-bucket-object-lock-enabled": "true" })).status).toBe(200);
  await writeLog(at, 300);
});

afterAll(async () => {
  await server?.stop();
  await at.remove();
});

/** The names of the objects, in their order. */
async function objects(): Promise<readonly string[]> {
  const all = await readdir(`${at.path}/objects/audit`, { recursive: true });
  return all.filter((name) => name.endsWith(".jsonl")).sort();
}

test("an S3 server has every record, in objects that nobody can remove before their time", async () => {
  const lock = { mode: "COMPLIANCE", days: 30 } as const;
  const place = { bucket: "audit", region: "us-east-1", prefix: "logs/", lock };
  const { said, progress } = await ship(at, { type: "s3", address, s3: place }, secrets);
  expect([said.filter((line) => !line.startsWith("sent")), progress?.next]).toEqual([[], 300]);
  const names = await objects();
  expect(names.length).toBe(6);
  expect(names[0]).toMatch(/^logs\/log\.example\/a\/0{16}-0{14}49-[0-9a-f]{16}\.jsonl$/);
  const found = await Promise.all(names.map((name) => asOwner("GET", `/audit/${name}`)));
  expect(found.map(({ body }) => body).join("")).toBe(`${recordsUpTo(300).join("\n")}\n`);
  const { headers } = await asOwner("HEAD", `/audit/${names[0]}`);
  expect(headers["x-amz-object-lock-mode"]).toBe("COMPLIANCE");
  const days = (Date.parse(String(headers["x-amz-object-lock-retain-until-date"])) - now) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(await asOwner("DELETE", `/audit/${names[0]}`)).toMatchObject({ status: 403 });
  // What was sent and not kept as sent is there already, and counts.
  await at.put("log/sinks/test.json", "");
  const again = await ship(at, { type: "s3", address, s3: place }, secrets);
  expect([again.said[0], again.progress?.next, await objects()]).toEqual(["replaced", 300, names]);
});

test.each(Object.entries(anchorContract))("an S3 server as an anchor: %s", async (_, holds) => {
  const place = {
    bucket: "audit",
    region: "us-east-1",
    prefix: "anchors/",
    lock: { mode: "GOVERNANCE", days: 1 },
  } as const;
  const settings = { name: "vault", type: "s3", address, s3: place, seconds: 60 } as const;
  const anchor = await openAnchor(settings, secretsOf(secrets), Date.now);
  await holds({ anchor, signal: () => new AbortController().signal, close: async () => undefined }, 510);
  await anchor.close();
});

test("a bucket that is not there, and a secret that is wrong, are said in words of the protocol, and lose nothing", async () => {
  await at.put("log/sinks/test.json", "");
  const none = await ship(
    at,
    { type: "s3", address, s3: { bucket: "none", region: "us-east-1", prefix: "" } },
    secrets,
  );
  expect(new Set(none.said)).toEqual(new Set(["replaced", "failed: the sink answered 404 (NoSuchBucket)"]));
  const place = { bucket: "audit", region: "us-east-1", prefix: "" };
  const wrong = await ship(at, { type: "s3", address, s3: place }, { ...secrets, "secret-access-key": "sesame" });
  expect(wrong.said.at(-1)).toBe("failed: the sink answered 403 (SignatureDoesNotMatch)");
  expect(wrong.progress).toMatchObject({ next: 0, refused: 0 });
});
