import { spawn } from "@bubustack/apiserver/spawn";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { Cluster } from "../installation/cluster.ts";

/** The embedded API server with nothing in it. */
export interface EmbeddedCluster extends Cluster {
  readonly token: string;
  stop(): Promise<void>;
}

const host = "127.0.0.1";
const token = "administrator-of-a-test";

export async function embeddedCluster(): Promise<EmbeddedCluster> {
  const now = Date.now();
  const ca = issueCa({ commonName: "embedded", now });
  const leaf = issueLeaf({ ca, commonName: "embedded", dnsNames: [], ipAddresses: [host], now, usages: "server" });
  const running = await spawn({
    host,
    port: 0,
    tls: { certPem: leaf.certPem, keyPem: leaf.keyPem, caPem: ca.certPem },
    tokens: [{ token, user: "administrator", groups: ["system:masters"] }],
    objects: [],
  });
  const admin = kubeClient({ server: running.url, ca: ca.certPem, token });
  return {
    server: running.url,
    ca: ca.certPem,
    token,
    admin,
    async stop() {
      admin.close();
      await running.stop(1_000);
    },
  };
}
