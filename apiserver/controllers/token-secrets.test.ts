import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { tokenSecretController } from "./token-secrets.ts";

const secrets = "/api/v1/namespaces/default/secrets";
const accounts = "/api/v1/namespaces/default/serviceaccounts";
const tokenSecret = (account: string, annotations: object = {}) => ({
  metadata: { name: "t", annotations: { "kubernetes.io/service-account.name": account, ...annotations } },
  type: "kubernetes.io/service-account-token",
});

/** A server, and the controller's work for everything that was written until it is called. */
async function setting() {
  const { request, server } = await memory();
  const controller = tokenSecretController(server, "the authority");
  const keys = new Set<string>();
  server.store.observe((written) => {
    const key = controller.key(written);
    if (key !== undefined) keys.add(key);
  });
  const settle = async () => {
    while (keys.size > 0) {
      const now = [...keys];
      keys.clear();
      for (const key of now) await controller.work(key, new AbortController().signal);
    }
  };
  return { request, server, settle };
}

test("a Secret is filled with a token that is known", async () => {
  const { request, server, settle } = await setting();
  await request("POST", accounts, { metadata: { name: "sa" } });
  await request("POST", secrets, { ...tokenSecret("sa"), stringData: { more: "kept" } });
  await settle();
  const { body } = await request("GET", `${secrets}/t`);
  const data = body["data"] as { [key: string]: string };
  const text = (key: string) => Buffer.from(data[key] ?? "", "base64").toString("utf8");
  expect([text("more"), text("ca.crt"), text("namespace")]).toEqual(["kept", "the authority", "default"]);
  expect(server.knownToken(text("token"))).toMatchObject({ user: { username: "system:serviceaccount:default:sa" } });
  expect(body).toHaveProperty(["metadata", "annotations", "kubernetes.io/service-account.uid"]);
});

test("it goes with its ServiceAccount, and where another comes under the name", async () => {
  const { request, settle } = await setting();
  await request("POST", accounts, { metadata: { name: "sa" } });
  await request("POST", secrets, tokenSecret("sa", { "kubernetes.io/service-account.uid": "another" }));
  await settle();
  expect((await request("GET", `${secrets}/t`)).code).toBe(404);
  await request("POST", secrets, tokenSecret("sa"));
  await settle();
  expect((await request("GET", `${secrets}/t`)).code).toBe(200);
  await request("DELETE", `${accounts}/sa`);
  await settle();
  expect((await request("GET", `${secrets}/t`)).code).toBe(404);
});

test("one that is deleted is listed no longer", async () => {
  const { request, settle } = await setting();
  await request("POST", accounts, { metadata: { name: "sa" }, secrets: [{ name: "t" }, { name: "other" }] });
  await request("POST", secrets, tokenSecret("sa"));
  await settle();
  await request("DELETE", `${secrets}/t`);
  await settle();
  expect((await request("GET", `${accounts}/sa`)).body["secrets"]).toEqual([{ name: "other" }]);
});

test("other Secrets are left alone", async () => {
  const { request, settle } = await setting();
  await request("POST", secrets, { metadata: { name: "t" } });
  await settle();
  expect((await request("GET", `${secrets}/t`)).body).not.toHaveProperty("data");
});
