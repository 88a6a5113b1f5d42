import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Client } from "../testing/client.ts";
import { client } from "../testing/client.ts";
import { testConfig } from "../testing/server.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { openJournal } from "./sqlite.ts";
import { Store } from "./store.ts";

let folder = "";
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-data-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await killed(child);
  rmSync(folder, { recursive: true });
});

const things = { group: "g", resource: "things" };

test("a store comes back with its objects, its clock, and no past", () => {
  const journal = openJournal(folder);
  const store = new Store(undefined, journal);
  const from = store.version;
  const a = store.put(
    things,
    "n/a",
    { apiVersion: "g/v1", kind: "Thing", metadata: { uid: "1", name: "ö" } },
    undefined,
  );
  const b = store.put(things, "n/b", { metadata: { uid: "2", ownerReferences: [{ uid: "1" }] } }, undefined);
  if (a) store.put(things, "n/a", { ...a.object, x: 1 }, a);
  if (b) store.remove(things, b);
  journal.close();

  const again = openJournal(folder);
  const back = new Store(undefined, again);
  expect(back.version).toBe(from + 4);
  expect([...back.all()].map(({ resource, entry }) => [resource, entry.key, entry.object])).toEqual([
    [
      things,
      "n/a",
      { apiVersion: "g/v1", kind: "Thing", metadata: { uid: "1", name: "ö", resourceVersion: String(from + 3) }, x: 1 },
    ],
  ]);
  expect(back.links.find("1")?.key).toBe("n/a");
  expect(() => back.collection(things).since(from + 3, 10)).toThrow("too old resource version");
  expect(back.put(things, "n/c", {}, undefined)?.version).toBe(from + 5);
  again.close();
});

test("texts are made once", () => {
  const first = openJournal(folder);
  expect(first.text("key", () => "a")).toBe("a");
  first.close();
  const second = openJournal(folder);
  expect(second.text("key", () => "b")).toBe("a");
  second.close();
});

test("a folder is used by one at a time, and what is no journal of this version is left alone", () => {
  const open = openJournal(folder);
  expect(() => openJournal(folder)).toThrow("another process has the data");
  open.close();
  const db = new DatabaseSync(join(folder, "objects.sqlite"));
  db.exec("PRAGMA user_version = 99");
  db.close();
  expect(() => openJournal(folder)).toThrow("written by another version");
  rmSync(join(folder, "objects.sqlite"));
  writeFileSync(join(folder, "objects.sqlite"), "not a database, but long enough to be looked at as one ".repeat(100));
  expect(() => openJournal(folder)).toThrow("cannot be used; move it away");
});

const config = testConfig({ objects: [widgetDefinition] });

async function started(): Promise<{ readonly child: ChildProcess; readonly web: Client }> {
  const file = fileURLToPath(new URL("../testing/kept-server.ts", import.meta.url));
  const { ca: _, ...given } = config;
  const child = spawn(process.execPath, [file, folder, JSON.stringify(given)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [url] = await once(child.stdout ?? child, "data");
  const token = config.tokens[0]?.token ?? "";
  return { child, web: client({ url: String(url).trim(), ca: config.tls.caPem, token }) };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Creates widgets one after the other until the server is gone; answers those whose creation was answered. */
async function writeUntilGone(web: Client): Promise<Map<string, unknown>> {
  const answered = new Map<string, unknown>();
  for (let i = 0; ; i++) {
    const sent = await web.send("POST", widgets, widget(`w-${i}`)).catch(() => undefined);
    if (sent === undefined) return answered;
    expect(sent.code).toBe(201);
    answered.set(`w-${i}`, sent.body);
    if (i % 5 === 4) {
      // Whether a deletion happened that was not answered nobody can know.
      answered.delete(`w-${i - 2}`);
      const gone = await web.send("DELETE", `${widgets}/w-${i - 2}`).catch(() => undefined);
      if (gone === undefined) return answered;
    }
  }
}

test("what was answered is there after kill -9, versions go on, and older watches are told 410", async () => {
  const first = await started();
  const uid = (await first.web.send("GET", "/api/v1/namespaces/default")).body.metadata;
  const account = "/api/v1/namespaces/default/serviceaccounts/default";
  const { body: asked } = await first.web.send("POST", `${account}/token`, { spec: {} });
  const writing = writeUntilGone(first.web);
  await new Promise((settle) => setTimeout(settle, 400));
  await killed(first.child);
  const answered = await writing;
  first.web.close();
  expect(answered.size).toBeGreaterThan(3);

  const second = await started();
  const { body: all } = await second.web.send("GET", widgets);
  const found = new Map(
    (all.items as { metadata: { name: string; resourceVersion: string } }[]).map((item) => [item.metadata.name, item]),
  );
  for (const [name, object] of answered) expect(found.get(name)).toEqual(object);
  const newest = Math.max(...[...found.values()].map(({ metadata }) => Number(metadata.resourceVersion)));
  const { metadata } = all as { metadata: { resourceVersion: string } };
  expect(Number(metadata.resourceVersion)).toBeGreaterThanOrEqual(newest);
  expect((await second.web.send("GET", "/api/v1/namespaces/default")).body.metadata).toEqual(uid);

  const created = await second.web.send("POST", widgets, widget("later"));
  const { resourceVersion } = created.body.metadata as { resourceVersion: string };
  expect(Number(resourceVersion)).toBeGreaterThan(newest);
  const watched = await second.web.send("GET", `${widgets}?watch=1&timeoutSeconds=1&resourceVersion=${newest - 1}`);
  expect(watched.body).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });

  // Tokens of ServiceAccounts that were given before are good still.
  const { token } = asked.status as { token: string };
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "TokenReview", spec: { token } };
  const told = await second.web.send("POST", "/apis/authentication.k8s.io/v1/tokenreviews", review);
  expect(told.body.status).toMatchObject({ authenticated: true });
  second.web.close();
});
