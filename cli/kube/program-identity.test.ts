import { expect, test } from "vitest";
import { programContext } from "./program-identity.ts";

const config = (cluster: object, command: string) => ({
  apiVersion: "v1",
  kind: "Config",
  "current-context": "c",
  clusters: [{ name: "c", cluster: { server: "https://c.example", ...cluster } }],
  contexts: [{ name: "c", context: { cluster: "c", user: "c" } }],
  users: [
    { name: "c", user: { exec: { apiVersion: "client.authentication.k8s.io/v1", command, interactiveMode: "Never" } } },
  ],
});

test.each([
  ["a program that is not there", config({}, "bubu-no-such-program")],
  ["a cluster that would not be verified", config({ "insecure-skip-tls-verify": true }, "true")],
])("%s gives no identity, and nothing of it is said", async (_, given) => {
  await expect(programContext(given, undefined)).rejects.toMatchObject({
    code: "kube/config",
    message: "the program that the kubeconfig names for the user gave no identity",
  });
});
