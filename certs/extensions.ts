import type { Der } from "./der.ts";
import { bitString, boolean, implicit, integer, octetString, oid, sequence } from "./der.ts";

/** What the holder of a leaf may do with it. */
export type Usages = "server" | "client" | "both";

const serverAuth = oid("1.3.6.1.5.5.7.3.1");
const clientAuth = oid("1.3.6.1.5.5.7.3.2");

/** The holder may issue leaves, and no further CA (path length 0). */
export function authority(): Der {
  return extension("2.5.29.19", true, sequence(boolean(true), integer(0n)));
}

/** The holder may issue nothing. `CA` is FALSE by default and DER leaves defaults out. */
export function endEntity(): Der {
  return extension("2.5.29.19", true, sequence());
}

/** keyCertSign (bit 5) and cRLSign (bit 6). */
export function signsCertificates(): Der {
  return extension("2.5.29.15", true, bitString(Uint8Array.of(0b0000_0110), 1));
}

/** digitalSignature (bit 0): all that an ECDSA key does in TLS. */
export function signsHandshakes(): Der {
  return extension("2.5.29.15", true, bitString(Uint8Array.of(0b1000_0000), 7));
}

export function extendedUsages(usages: Usages): Der {
  const purposes = { server: [serverAuth], client: [clientAuth], both: [serverAuth, clientAuth] }[usages];
  return extension("2.5.29.37", false, sequence(...purposes));
}

export function subjectAlternativeName(names: Der): Der {
  return extension("2.5.29.17", false, names);
}

export function subjectKeyIdentifier(id: Uint8Array): Der {
  return extension("2.5.29.14", false, octetString(id));
}

export function authorityKeyIdentifier(id: Uint8Array): Der {
  return extension("2.5.29.35", false, sequence(implicit(0, id)));
}

function extension(id: string, critical: boolean, value: Der): Der {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}
