import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "@bubustack/apiserver/start";
import { testConfig } from "@bubustack/apiserver/testing/server";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { identity } from "./identity.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { makeUser } from "./user.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-user-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A state folder as a running instance keeps it. */
function running(server: string): void {
  const { ca, token } = identity(folder, Date.now());
  writeFileSync(join(folder, "kubeconfig"), kubeconfig({ server, caPem: ca.certPem, token }));
}

test("the user of a kubeconfig is who the server takes it for, with no rights of its own", async () => {
  const { ca } = identity(folder, Date.now());
  const { ca: _ca, ...config } = testConfig();
  const api = await start(
    { ...config, tls: { ...config.tls, caPem: ca.certPem } },
    { now: Date.now, uuid: () => crypto.randomUUID(), random: Math.random },
  );
  running(api.url);
  const told = makeUser({ name: "ann", groups: ["devs", "ops"], state: folder }, "/", Date.now());
  const file = join(folder, "users", "ann.kubeconfig");
  expect(told).toContain(file);
  expect(told).toContain("ann, in groups devs, ops");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const read = parse(readFileSync(file, "utf8"));
  const pem = (field: string) => Buffer.from(read.users[0].user[field], "base64").toString();
  const client = kubeClient({
    server: read.clusters[0].cluster.server,
    ca: config.tls.certPem + ca.certPem + _ca.certPem,
    clientCert: pem("client-certificate-data"),
    clientKey: pem("client-key-data"),
  });
  const { status } = await client.request("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", { body: {} });
  expect(status).toMatchObject({ userInfo: { username: "ann", groups: ["devs", "ops", "system:authenticated"] } });
  await expect(client.request("GET", "/api/v1/namespaces")).rejects.toMatchObject({ http: 403 });
  client.close();
  await api.stop(0);
});

test("goes where it is told, and names cannot leave the folder", () => {
  running("https://127.0.0.1:1");
  makeUser({ name: "../ann", groups: [], state: ".", out: "ann.yaml" }, folder, Date.now());
  expect(readFileSync(join(folder, "ann.yaml"), "utf8")).toContain("client-key-data");
  makeUser({ name: "../ann", groups: [], state: "." }, folder, Date.now());
  expect(readFileSync(join(folder, "users", "..%2Fann.kubeconfig"), "utf8")).toContain("client-key-data");
});

test("without a running instance there is nobody to be a user of", () => {
  const make = () => makeUser({ name: "ann", groups: [], state: folder }, "/", Date.now());
  expect(make).toThrow(expect.objectContaining({ code: "dev/not-running" }));
  running("https://127.0.0.1:1");
  expect(() => makeUser({ name: "", groups: [], state: folder }, "/", Date.now())).toThrow(
    expect.objectContaining({ code: "certs/request" }),
  );
  writeFileSync(join(folder, "kubeconfig"), "nonsense");
  expect(make).toThrow(expect.objectContaining({ code: "dev/not-running" }));
});
