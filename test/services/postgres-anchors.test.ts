// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { openAnchor } from "@bubustack/audit/anchors/open";
import { checkpointsTable } from "@bubustack/audit/anchors/postgres";
import { anchorContract } from "@bubustack/audit/anchors/testing/contract";
import { connect } from "@bubustack/audit/postgres/connect";
import { secretsOf } from "@bubustack/audit/sinks/testing/receiver";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Postgres } from "./postgres.ts";
import { newPostgres } from "./postgres.ts";
import type { Server } from "./server.ts";
import { freePort } from "./server.ts";

const at = await temp();
let postgres: Postgres;
let server: Server;

beforeAll(async () => {
  postgres = await newPostgres(at.path, await freePort(), (text) => at.put("password", text));
  server = await postgres.start();
});

afterAll(async () => {
  await server?.stop();
  await at.remove();
});

const signal = () => new AbortController().signal;
const open = (secrets = postgres.secrets) =>
  openAnchor({ name: "table", type: "postgres", address: postgres.address, seconds: 60 }, secrets, Date.now);

test.each(Object.entries(anchorContract))("a PostgreSQL server: %s", async (_, holds) => {
  const anchor = await open();
  await holds({ anchor, signal, close: async () => undefined }, 1_050);
  await anchor.close();
});

test("what is kept is neither changed nor removed, by the owner of the table either", async () => {
  const connection = await connect(postgres.address, postgres.secrets);
  for (const text of ["UPDATE bubu_audit_checkpoints SET size = 0", "DELETE FROM bubu_audit_checkpoints"])
    await expect(connection.query(text)).rejects.toThrow("the database answered P0001");
  await connection.close();
});

test("a role that may only add and read is enough", async () => {
  const owner = await connect(postgres.address, postgres.secrets);
  await owner.query(checkpointsTable);
  await owner.query("CREATE ROLE adder LOGIN PASSWORD 'adds'");
  await owner.query("GRANT SELECT, INSERT ON bubu_audit_checkpoints TO adder");
  await owner.close();
  const anchor = await open(secretsOf({ user: "adder", password: "adds" }));
  expect(await anchor.keep("by/1", Buffer.from("x"), signal())).toEqual({ state: "kept" });
  await anchor.close();
});

test("a secret that is wrong, and a server that is gone, are said without any secret", async () => {
  const wrong = await open(secretsOf({ user: "audit", password: "sesame-wrong" }));
  await expect(wrong.keep("a/1", Buffer.from("x"), signal())).rejects.toThrow("the database answered 28P01");
  const anchor = await open();
  await anchor.keep("back/1", Buffer.from("x"), signal());
  await server.kill();
  await expect(anchor.keep("back/2", Buffer.from("x"), signal())).rejects.toThrow(
    /57P01|ECONNREFUSED|cannot be reached/,
  );
  server = await postgres.start();
  expect(await anchor.keep("back/2", Buffer.from("x"), signal())).toEqual({ state: "kept" });
  expect(await anchor.read("back/1", signal())).toBeDefined();
  await anchor.close();
});
