import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";

/** An embedded API server with our kinds, and a kubeconfig for it. */
export interface TestCluster {
  readonly folder: string;
  /** The folder's kubeconfig, as `$KUBECONFIG` names it. */
  readonly env: { readonly KUBECONFIG: string };
  close(): Promise<void>;
}

export async function testCluster(): Promise<TestCluster> {
  // A CRD is plain JSON; its static type names more than Json can say.
  const server = await testServer({ objects: kinds.map((kind) => crd(kind) as unknown as Json) });
  const folder = mkdtempSync(join(tmpdir(), "bubu-cluster-"));
  const kubeconfig = join(folder, "kubeconfig");
  const ca = Buffer.from(server.ca).toString("base64");
  const text = {
    "current-context": "t",
    clusters: [{ name: "t", cluster: { server: server.url, "certificate-authority-data": ca } }],
    contexts: [{ name: "t", context: { cluster: "t", user: "t" } }],
    users: [{ name: "t", user: { token: server.token } }],
  };
  writeFileSync(kubeconfig, JSON.stringify(text));
  return {
    folder,
    env: { KUBECONFIG: kubeconfig },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
