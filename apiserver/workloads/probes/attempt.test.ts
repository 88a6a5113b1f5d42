import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempt } from "./attempt.ts";
import type { Action } from "./probe.ts";

const place = { env: { WORD: "x" }, cwd: process.cwd() };
const never = new AbortController().signal;
const tried = (action: Action, ms = 5_000, signal = never) => attempt(action, place, ms, signal);
const node = (script: string): Action => ({ type: "exec", command: [process.execPath, "-e", script] });

const server = createServer((request, response) => {
  if (request.url === "/slow") return;
  response.statusCode = request.url === "/good" && request.headers["x-ask"] === "me" ? 204 : 500;
  response.end();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const get = (path: string): Action => ({
  type: "http",
  secure: false,
  host: "127.0.0.1",
  port,
  path,
  headers: [["x-ask", "me"]],
});

test("a program succeeds where it ends with 0, in its container's environment", async () => {
  expect(await tried(node("process.exit(process.env.WORD === 'x' ? 0 : 1)"))).toBe(true);
  expect(await tried(node("process.exit(1)"))).toBe(false);
  expect(await tried({ type: "exec", command: ["/nowhere/at/all"] })).toBe(false);
});

test("what takes too long has failed, and is ended", async () => {
  expect(await tried(node("setInterval(() => {}, 1000)"), 100)).toBe(false);
  expect(await tried(get("/slow"), 100)).toBe(false);
  const over = new AbortController();
  const asked = tried(get("/slow"), 60_000, over.signal);
  over.abort();
  expect(await asked).toBe(false);
});

test("an answer from 200 to 399 is a success, a connection too", async () => {
  expect(await tried(get("/good"))).toBe(true);
  expect(await tried(get("/bad"))).toBe(false);
  expect(await tried({ ...get("/good"), headers: [["\n", "x"]] } as Action)).toBe(false);
  expect(await tried({ type: "tcp", host: "127.0.0.1", port })).toBe(true);
  expect(await tried({ type: "tcp", host: "127.0.0.1", port: 1 })).toBe(false);
});
