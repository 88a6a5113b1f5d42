import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyPair } from "@bubustack/certs/issue";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";

/** Whom the parts of a control plane trust and who they are. All of it ends with the cluster. */
export interface Identity {
  readonly ca: KeyPair;
  /** Files by name. */
  readonly file: (name: string) => string;
  /** A client of the API server, in groups. */
  readonly client: (commonName: string, organizations?: readonly string[]) => KeyPair;
}

export interface IdentityOptions {
  readonly folder: string;
  /** Addresses under which the API server is reached. */
  readonly addresses: readonly string[];
  readonly now: number;
}

const apiNames = ["kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"];

/** Makes the CA, the API server's certificate, and the keys that sign tokens of ServiceAccounts. */
export function makeIdentity({ folder, addresses, now }: IdentityOptions): Identity {
  const place = join(folder, "pki");
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(place, name);
  const write = (name: string, pem: string) => writeFileSync(file(name), pem, { mode: 0o600 });
  const ca = issueCa({ commonName: "bubu-test-cluster", days: 30, now });
  const client: Identity["client"] = (commonName, organizations = []) =>
    issueLeaf({ ca, commonName, organizations, dnsNames: [], ipAddresses: [], days: 30, now, usages: "client" });
  const server = (commonName: string, dnsNames: readonly string[], ipAddresses: readonly string[]) =>
    issueLeaf({ ca, commonName, dnsNames, ipAddresses, days: 30, now, usages: "server" });
  const api = server("kube-apiserver", ["localhost", ...apiNames], [...new Set(["127.0.0.1", ...addresses])]);
  const loopback = server("loopback", ["localhost"], [...new Set(["127.0.0.1", ...addresses])]);
  const toKubelet = client("kube-apiserver-kubelet-client", ["system:masters"]);
  const accounts = generateKeyPairSync("ec", { namedCurve: "P-256" });
  write("ca.crt", ca.certPem);
  write("ca.key", ca.keyPem);
  write("apiserver.crt", api.certPem);
  write("apiserver.key", api.keyPem);
  write("loopback.crt", loopback.certPem);
  write("loopback.key", loopback.keyPem);
  write("kubelet-client.crt", toKubelet.certPem);
  write("kubelet-client.key", toKubelet.keyPem);
  write("accounts.key", accounts.privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  write("accounts.pub", accounts.publicKey.export({ type: "spki", format: "pem" }).toString());
  return { ca, file, client };
}
