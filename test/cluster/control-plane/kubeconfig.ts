import { writeFileSync } from "node:fs";
import type { KeyPair } from "@bubustack/certs/issue";

/** Writes a kubeconfig for one client of the API server; JSON is YAML. */
export function writeKubeconfig(path: string, server: string, caPem: string, client: KeyPair): string {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "bubu-cluster",
    clusters: [{ name: "bubu-cluster", cluster: { server, "certificate-authority-data": base64(caPem) } }],
    contexts: [{ name: "bubu-cluster", context: { cluster: "bubu-cluster", user: "bubu-cluster" } }],
    users: [
      {
        name: "bubu-cluster",
        user: { "client-certificate-data": base64(client.certPem), "client-key-data": base64(client.keyPem) },
      },
    ],
  };
  writeFileSync(path, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  return path;
}

function base64(pem: string): string {
  return Buffer.from(pem).toString("base64");
}
