import { BubuError } from "@bubustack/api/errors";
import type { Der } from "./der.ts";
import { implicit, oid, sequence, set, utf8String } from "./der.ts";
import { ipBytes } from "./ip.ts";

const commonName = "2.5.4.3";
const organization = "2.5.4.10";
/** Upper bound of commonName and organizationName (RFC 5280 appendix A.1). */
const longest = 64;
/** A DNS name of at most 253 characters whose first label may be `*`. */
const dnsName =
  /^(?=.{1,253}$)(\*\.)?([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$/;

/** A subject or issuer: organizations first, then the common name, one attribute each. */
export function distinguishedName(name: string, organizations: readonly string[] = []): Der {
  return sequence(
    ...organizations.map((value) => attribute(organization, "an organization", value)),
    attribute(commonName, "the common name", name),
  );
}

/** The GeneralNames of a subjectAltName (RFC 5280 §4.2.1.6). */
export function alternativeNames(dnsNames: readonly string[], ipAddresses: readonly string[]): Der {
  return sequence(...dnsNames.map(dns), ...ipAddresses.map(ip));
}

function attribute(type: string, what: string, value: string): Der {
  if (value === "" || [...value].length > longest || !value.isWellFormed() || value.includes("\0")) {
    throw new BubuError("certs/request", `${what} of a certificate has 1 to ${longest} characters, none of them NUL`);
  }
  return set(sequence(oid(type), utf8String(value)));
}

function dns(name: string): Der {
  if (!dnsName.test(name)) throw new BubuError("certs/request", `${JSON.stringify(name)} is not a DNS name`);
  return implicit(2, Buffer.from(name, "ascii"));
}

function ip(address: string): Der {
  const bytes = ipBytes(address);
  if (bytes === undefined) throw new BubuError("certs/request", `${JSON.stringify(address)} is not an IP address`);
  return implicit(7, bytes);
}
