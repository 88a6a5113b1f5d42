import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { issueLeaf } from "@bubustack/certs/issue";
import { identity } from "./identity.ts";
import { kubeconfig, serverIn } from "./kubeconfig.ts";

export interface UserOptions {
  readonly name: string;
  readonly groups: readonly string[];
  /** State folder of the instance that the user is for. */
  readonly state: string;
  /** Where the kubeconfig goes; default `users/NAME.kubeconfig` in the state folder. */
  readonly out?: string;
}

/** Days that a user's certificate holds; never longer than the CA. */
const days = 365;

/**
 * Writes the kubeconfig (mode 0600) of a user of a running instance; answers what to say about it. Throws
 * `dev/not-running`, `file/unreadable`, and `certs/request` for names that a certificate cannot carry.
 */
export function makeUser({ name, groups, state, out }: UserOptions, cwd: string, now: number): string {
  const folder = resolve(cwd, state);
  const server = runningServer(folder);
  const { ca } = identity(folder, now);
  const certificate = issueLeaf({
    ca,
    commonName: name,
    organizations: groups,
    dnsNames: [],
    ipAddresses: [],
    days,
    now,
    usages: "client",
  });
  const file = out === undefined ? join(folder, "users", `${encodeURIComponent(name)}.kubeconfig`) : resolve(cwd, out);
  const user = { clientCertPem: certificate.certPem, clientKeyPem: certificate.keyPem };
  write(file, kubeconfig({ server, caPem: ca.certPem, ...user }));
  const member = groups.length === 0 ? "" : `, in ${groups.length === 1 ? "group" : "groups"} ${groups.join(", ")}`;
  return `${name}${member}: ${file}

Act as this user:     export KUBECONFIG=${file}
Give rights to it:    kubectl create rolebinding NAME --clusterrole=edit --user=${name}
`;
}

function runningServer(folder: string): string {
  const server = serverIn(read(join(folder, "kubeconfig")));
  if (server !== undefined) return server;
  throw new BubuError("dev/not-running", `no instance of bubu dev runs on ${folder}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    throw new BubuError("file/unreadable", `the kubeconfig ${file} cannot be written`, { cause });
  }
}
