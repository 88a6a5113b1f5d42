import { generateKeyPairSync, X509Certificate } from "node:crypto";
import forge from "node-forge";
import { describe, expect, test } from "vitest";
import { certificate, keyIdentifier } from "./certificate.ts";
import { distinguishedName } from "./names.ts";

const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
const name = distinguishedName("x");
const content = {
  issuer: name,
  subject: name,
  notBefore: Date.UTC(2030, 0),
  notAfter: Date.UTC(2060, 0),
  publicKey: keys.publicKey,
  extensions: [],
};

describe("certificate", () => {
  test("is signed by its signer and by no other key", () => {
    const cert = new X509Certificate(certificate(content, keys.privateKey));
    expect(cert.verify(keys.publicKey)).toBe(true);
    expect(cert.verify(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey)).toBe(false);
    expect([cert.validFromDate, cert.validToDate]).toEqual([new Date("2030-01-01Z"), new Date("2060-01-01Z")]);
  });

  test("is strict DER", () => {
    const { raw } = new X509Certificate(certificate(content, keys.privateKey));
    const parsed = forge.asn1.fromDer(raw.toString("binary"));
    expect(forge.asn1.toDer(parsed).getBytes()).toBe(raw.toString("binary"));
  });

  test("serial numbers are positive, of one length, and never the same", () => {
    const serials = Array.from(
      { length: 50 },
      () => new X509Certificate(certificate(content, keys.privateKey)).serialNumber,
    );
    expect(new Set(serials).size).toBe(50);
    for (const serial of serials) expect(serial).toMatch(/^01[0-9A-F]{32}$/);
  });

  test("a key has one identifier of 160 bits", () => {
    expect(keyIdentifier(keys.publicKey).length).toBe(20);
    expect(keyIdentifier(keys.publicKey)).toEqual(keyIdentifier(keys.publicKey));
  });
});
