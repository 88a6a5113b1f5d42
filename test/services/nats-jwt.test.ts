// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decentral } from "./nats-jwt.ts";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { ship, writeLog } from "./ship.ts";

const at = await temp();
const port = await freePort();
const { operator, account, accountJwt, creds } = decentral();
const sink = { type: "nats", address: `nats://127.0.0.1:${port}`, nats: { subject: "audit.records" } } as const;
let server: Server;

beforeAll(async () => {
  await at.put(
    "nats.conf",
    `listen: "127.0.0.1:${port}"
operator: ${operator}
resolver: MEMORY
resolver_preload: { ${account}: ${accountJwt} }
`,
  );
  await writeLog(at, 10);
  server = await startServer("nats-server", ["--config", `${at.path}/nats.conf`], port);
});

afterAll(async () => {
  await server?.stop();
  await at.remove();
});

test.each([
  // The server has no JetStream: whoever is let in hears that nobody has the subject.
  ["with its JWT and seed is let in", creds(), "no stream has this subject"],
  ["with the seed of another is not", creds(true), "Authorization Violation"],
])("a user %s", async (_, given, why) => {
  await at.put("log/sinks/test.json", "");
  const { said } = await ship(at, sink, { creds: given });
  expect(new Set(said)).toEqual(new Set(["replaced", `failed: ${why}`]));
});
