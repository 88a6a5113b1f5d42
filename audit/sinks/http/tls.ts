import type { Secrets } from "../secrets.ts";

/** What a connection is made with. Servers are verified whatever the environment says. */
export interface TlsSettings {
  readonly rejectUnauthorized: true;
  readonly minVersion: "TLSv1.2";
  /** PEM of the authorities to trust; absent, those of Node. */
  readonly ca?: string;
  /** PEM of a certificate of ours, and its key. */
  readonly cert?: string;
  readonly key?: string;
}

export async function tlsSettings(secrets: Secrets): Promise<TlsSettings> {
  const [ca, cert, key] = await Promise.all([secrets.read("ca"), secrets.read("cert"), secrets.read("key")]);
  return {
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}
