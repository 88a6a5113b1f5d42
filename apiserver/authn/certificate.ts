import type { TLSSocket } from "node:tls";
import type { UserInfo } from "@bubustack/api/admission";

/** What a client's certificate says about it. */
export interface CertificateHolder {
  /** Undefined for a certificate that the server's CA did not sign for clients, or that names nobody. */
  readonly user: UserInfo | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly notAfter: number;
}

/** The extra field by which a user shows which credential it came with. */
const credentialId = "authentication.kubernetes.io/credential-id";

/** A connection keeps its certificate, so it is read once for all of its requests. */
const read = new WeakMap<object, CertificateHolder>();

/** Who holds the certificate of a connection; undefined when the client has shown none. */
export function certificateHolder(socket: Socket): CertificateHolder | undefined {
  const known = read.get(socket);
  if (known !== undefined) return known;
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const { CN, O: given = [] } = certificate.toLegacyObject().subject;
  const organizations = typeof given === "string" ? [given] : given;
  const id = `X509SHA256=${certificate.fingerprint256.replaceAll(":", "").toLowerCase()}`;
  const user =
    socket.authorized && typeof CN === "string" && CN !== ""
      ? {
          username: CN,
          groups: [...new Set([...organizations, "system:authenticated"])],
          extra: { [credentialId]: [id] },
        }
      : undefined;
  const holder = { user, notAfter: certificate.validToDate.getTime() };
  read.set(socket, holder);
  return holder;
}

type Socket = Pick<TLSSocket, "authorized" | "getPeerX509Certificate">;
