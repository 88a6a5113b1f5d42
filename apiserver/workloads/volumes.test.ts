import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inside, makeVolumes } from "./volumes.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-volumes-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const objects: { readonly [key: string]: JsonObject } = {
  "ConfigMap/c": { data: { a: "1", "..": "out" }, binaryData: { b: "AgM=" } },
  "Secret/s": { data: { k: Buffer.from("hidden").toString("base64") } },
};
const made = (...volumes: readonly JsonObject[]) =>
  makeVolumes(folder, {
    pod: { metadata: { name: "p" }, spec: { volumes } },
    get: (kind, name) => objects[`${kind}/${name}`],
    token: async (audience, seconds) => `token for ${audience} ${seconds}`,
    ca: "CA",
  });
const read = (...path: readonly string[]) => readFileSync(join(folder, ...path), "utf8");

test("sources become files", async () => {
  const sources = [
    { serviceAccountToken: { path: "token", audience: "me", expirationSeconds: 700 } },
    { configMap: { name: "kube-root-ca.crt" } },
    { secret: { name: "s", items: [{ key: "k", path: "deep/key" }] } },
    { downwardAPI: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] } },
  ];
  await made(
    { name: "all", projected: { sources } },
    { name: "sec", secret: { secretName: "s" } },
    { name: "empty", emptyDir: {} },
  );
  expect(["token", "ca.crt", "deep/key", "name"].map((path) => read("all", path))).toEqual([
    "token for me 700",
    "CA",
    "hidden",
    "p",
  ]);
  expect(read("sec", "k")).toBe("hidden");
});

test("nothing leads out, and what has no folder is refused", async () => {
  await expect(made({ name: "c", configMap: { name: "c" } })).rejects.toThrow("leads out of its volume");
  await expect(made({ name: "../x", emptyDir: {} })).rejects.toThrow("no DNS label");
  await expect(made({ name: "h", hostPath: { path: "/etc" } })).rejects.toThrow(
    'volumes of type "hostPath" have no folder',
  );
  await expect(made({ name: "n", secret: { secretName: "none" } })).rejects.toThrow('secret "none" not found');
  await expect(made({ name: "k", configMap: { name: "c", items: [{ key: "z", path: "z" }] } })).rejects.toThrow(
    'has no key "z"',
  );
  expect(() => inside("/a/b", "../bc")).toThrow("leads out");
  expect(inside("/a/b", "")).toBe("/a/b");
});
