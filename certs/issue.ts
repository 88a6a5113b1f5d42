import type { KeyObject } from "node:crypto";
import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { BubuError } from "@bubustack/api/errors";
import type { Content } from "./certificate.ts";
import { certificate, keyIdentifier } from "./certificate.ts";
import type { Usages } from "./extensions.ts";
import {
  authority,
  authorityKeyIdentifier,
  endEntity,
  extendedUsages,
  signsCertificates,
  signsHandshakes,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from "./extensions.ts";
import { alternativeNames, distinguishedName } from "./names.ts";

/** A certificate and its private key. Never log `keyPem`. */
export interface KeyPair {
  readonly certPem: string;
  /** PKCS#8. */
  readonly keyPem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface CaRequest {
  readonly commonName: string;
  /** Life in days; default 3,650. */
  readonly days?: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

export interface LeafRequest {
  /** A CA of `issueCa`. */
  readonly ca: KeyPair;
  readonly commonName: string;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Life in days; default 90. Cut where the CA ends earlier. */
  readonly days?: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly usages: Usages;
  /** Subject organizations: the groups of a Kubernetes client certificate. */
  readonly organizations?: readonly string[];
}

const dayMs = 86_400_000;
/** Certificates hold from a little earlier, for clients whose clock is behind. */
const backdateMs = 300_000;

/** Issues a self-signed CA (ECDSA P-256). Throws `certs/request`. */
export function issueCa({ commonName, days = 3_650, now }: CaRequest): KeyPair {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = distinguishedName(commonName);
  const id = keyIdentifier(keys.publicKey);
  const extensions = [authority(), signsCertificates(), subjectKeyIdentifier(id)];
  const life = lifeFrom(now, days);
  return pair({ issuer: name, subject: name, ...life, publicKey: keys.publicKey, extensions }, keys.privateKey);
}

/**
 * Issues a leaf (ECDSA P-256) that never outlives its CA. Throws `certs/request` for names or times that a
 * certificate cannot carry, `certs/ca` for a CA that cannot issue at this time.
 */
export function issueLeaf(request: LeafRequest): KeyPair {
  const { ca, now, usages, dnsNames, ipAddresses } = request;
  const signer = signerOf(ca, now);
  const wanted = lifeFrom(now, request.days ?? 90);
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const named = dnsNames.length + ipAddresses.length > 0;
  if (!named && usages !== "client") {
    throw new BubuError("certs/request", "a server certificate needs a DNS name or an IP address");
  }
  const content: Content = {
    issuer: signer.name,
    subject: distinguishedName(request.commonName, request.organizations),
    notBefore: Math.max(wanted.notBefore, ca.notBefore.getTime()),
    notAfter: Math.min(wanted.notAfter, ca.notAfter.getTime()),
    publicKey: keys.publicKey,
    extensions: [
      endEntity(),
      signsHandshakes(),
      extendedUsages(usages),
      ...(named ? [subjectAlternativeName(alternativeNames(dnsNames, ipAddresses))] : []),
      subjectKeyIdentifier(keyIdentifier(keys.publicKey)),
      authorityKeyIdentifier(keyIdentifier(signer.publicKey)),
    ],
  };
  const leaf = pair(content, keys.privateKey, signer.key);
  // Names and key identifiers were written from what node:crypto read: one that differs would fail at the first client.
  if (!new X509Certificate(leaf.certPem).checkIssued(signer.certificate)) throw foreign();
  return leaf;
}

interface Signer {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly name: Uint8Array;
}

function signerOf(ca: KeyPair, now: number): Signer {
  const { cert, key } = read(ca);
  if (!cert.ca || !cert.checkPrivateKey(key))
    throw new BubuError("certs/ca", "the CA's key does not fit its certificate");
  if (now >= ca.notAfter.getTime()) throw new BubuError("certs/ca", `the CA ended at ${ca.notAfter.toISOString()}`);
  const { CN, ...others } = cert.toLegacyObject().subject;
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (typeof CN !== "string" || Object.keys(others).length > 0 || curve !== "prime256v1") throw foreign();
  return { certificate: cert, key, publicKey: cert.publicKey, name: distinguishedName(CN) };
}

function read(ca: KeyPair): { readonly cert: X509Certificate; readonly key: KeyObject } {
  try {
    return { cert: new X509Certificate(ca.certPem), key: createPrivateKey(ca.keyPem) };
  } catch (cause) {
    throw new BubuError("certs/ca", "the CA's certificate or key is not readable PEM", { cause });
  }
}

function foreign(): BubuError {
  return new BubuError("certs/ca", "the CA was not issued by this program");
}

function lifeFrom(now: number, days: number): { readonly notBefore: number; readonly notAfter: number } {
  const notAfter = second(now + days * dayMs);
  const representable = notAfter < Date.UTC(10_000, 0) && now - backdateMs >= 0;
  if (!(days > 0) || !representable) throw new BubuError("certs/request", "the life of a certificate is out of range");
  return { notBefore: second(now - backdateMs), notAfter };
}

function second(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}

function pair(content: Content, key: KeyObject, signer = key): KeyPair {
  return {
    certPem: certificate(content, signer),
    keyPem: key.export({ type: "pkcs8", format: "pem" }).toString(),
    notBefore: new Date(content.notBefore),
    notAfter: new Date(content.notAfter),
  };
}
