/** What a client needs to reach the embedded server: where it is, whom to trust, and who the client is. */
export type Access = { readonly server: string; readonly caPem: string } & (
  | { readonly token: string }
  | { readonly clientCertPem: string; readonly clientKeyPem: string }
);

/**
 * A kubeconfig with one context, `bubu-dev`, as YAML.
 * Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function kubeconfig(access: Access): string {
  const user =
    "token" in access
      ? `token: ${access.token}`
      : `client-certificate-data: ${base64(access.clientCertPem)}
      client-key-data: ${base64(access.clientKeyPem)}`;
  return `apiVersion: v1
kind: Config
current-context: bubu-dev
clusters:
  - name: bubu-dev
    cluster:
      server: ${access.server}
      certificate-authority-data: ${base64(access.caPem)}
contexts:
  - name: bubu-dev
    context:
      cluster: bubu-dev
      user: bubu-dev
      namespace: default
users:
  - name: bubu-dev
    user:
      ${user}
`;
}

function base64(pem: string): string {
  return Buffer.from(pem).toString("base64");
}

/** The server that a kubeconfig of ours leads to; undefined where the text is none. */
export function serverIn(text: string): string | undefined {
  return /^ {6}server: (\S+)$/m.exec(text)?.[1];
}
