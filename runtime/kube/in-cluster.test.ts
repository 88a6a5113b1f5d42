import { expect, test } from "vitest";
import { inCluster } from "./in-cluster.ts";

const env = { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" };
const files: { [path: string]: string } = {
  "/var/run/secrets/kubernetes.io/serviceaccount/token": "first\n",
  "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt": "the authority",
  "/var/run/secrets/kubernetes.io/serviceaccount/namespace": "bubu-system",
};
const readFile = (path: string) => Promise.resolve(files[path] ?? "");

test("a Pod finds its API server, and sends the token that is there now", async () => {
  const { options, namespace } = await inCluster(env, readFile);
  expect(namespace).toBe("bubu-system");
  expect(options).toMatchObject({ server: "https://10.96.0.1:443", ca: "the authority" });
  if (typeof options.token !== "function") throw new Error("the token does not rotate");
  expect(await options.token()).toBe("first");
  files["/var/run/secrets/kubernetes.io/serviceaccount/token"] = "second";
  expect(await options.token()).toBe("second");
});

test("an address of IPv6 stands in brackets", async () => {
  const { options } = await inCluster({ ...env, KUBERNETES_SERVICE_HOST: "fd00::1" }, readFile);
  expect(options.server).toBe("https://[fd00::1]:443");
});

test("outside a Pod it says so", async () => {
  await expect(inCluster({}, readFile)).rejects.toThrow("KUBERNETES_SERVICE_HOST");
});
