/** What a client needs to reach the embedded server. */
export interface Access {
  readonly server: string;
  readonly caPem: string;
  readonly token: string;
}

/**
 * A kubeconfig with one context, `bubu-dev`, as YAML.
 * Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function kubeconfig(access: Access): string {
  const ca = Buffer.from(access.caPem).toString("base64");
  return `apiVersion: v1
kind: Config
current-context: bubu-dev
clusters:
  - name: bubu-dev
    cluster:
      server: ${access.server}
      certificate-authority-data: ${ca}
contexts:
  - name: bubu-dev
    context:
      cluster: bubu-dev
      user: bubu-dev
      namespace: default
users:
  - name: bubu-dev
    user:
      token: ${access.token}
`;
}
