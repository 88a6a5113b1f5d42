import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import { BubuError } from "@bubustack/api/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certificate, keyIdentifier } from "./certificate.ts";
import { authority, signsCertificates, subjectKeyIdentifier } from "./extensions.ts";
import type { KeyPair, LeafRequest } from "./issue.ts";
import { issueCa, issueLeaf } from "./issue.ts";
import { distinguishedName } from "./names.ts";

const now = Date.parse("2030-05-06T07:08:09.500Z");
const ca = issueCa({ commonName: "bubu test CA ü", now });
const leaf = (more: Partial<LeafRequest> = {}) =>
  issueLeaf({
    ca,
    commonName: "webhook",
    dnsNames: ["a.example"],
    ipAddresses: ["127.0.0.1"],
    now,
    usages: "server",
    ...more,
  });
const x509 = (pair: KeyPair) => new X509Certificate(pair.certPem);
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof BubuError ? error.code : String(error);
  }
  return "issued";
};

describe("issueCa", () => {
  test("is a CA that signed itself", () => {
    const cert = x509(ca);
    expect(cert.ca).toBe(true);
    expect(cert.subject).toBe("CN=bubu test CA ü");
    expect(cert.checkIssued(cert) && cert.verify(cert.publicKey)).toBe(true);
    expect(cert.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  });

  test("holds from five minutes ago, for ten years", () => {
    expect(ca.notBefore.toISOString()).toBe("2030-05-06T07:03:09.000Z");
    expect(ca.notAfter.toISOString()).toBe("2040-05-03T07:08:09.000Z");
    expect([x509(ca).validFromDate, x509(ca).validToDate]).toEqual([ca.notBefore, ca.notAfter]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("refuses a life of %s days", (days) =>
    expect(code(() => issueCa({ commonName: "x", days, now }))).toBe("certs/request"),
  );
});

describe("issueLeaf", () => {
  test("is issued by the CA, for its names and its key", () => {
    const pair = leaf({ dnsNames: ["a.example", "*.b.example"], ipAddresses: ["127.0.0.1", "::1"] });
    const cert = x509(pair);
    expect(cert.ca).toBe(false);
    expect(cert.checkIssued(x509(ca)) && cert.verify(x509(ca).publicKey)).toBe(true);
    expect(cert.checkHost("a.example") && cert.checkHost("x.b.example")).toBeTruthy();
    expect(cert.checkHost("c.example")).toBeUndefined();
    expect([cert.checkIP("127.0.0.1"), cert.checkIP("::1"), cert.checkIP("127.0.0.2")]).toEqual([
      "127.0.0.1",
      "::1",
      undefined,
    ]);
    expect(pair.keyPem).toContain("BEGIN PRIVATE KEY");
  });

  test("says what it is for", () => {
    expect(x509(leaf()).keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(x509(leaf({ usages: "both" })).keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  });

  test("a client certificate carries groups and needs no names", () => {
    const cert = x509(
      leaf({ usages: "client", dnsNames: [], ipAddresses: [], organizations: ["system:masters", "b"] }),
    );
    expect(cert.subject).toBe("O=system:masters\nO=b\nCN=webhook");
    expect(cert.subjectAltName).toBeUndefined();
  });

  test("never outlives its CA and never begins before it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 200, noNaN: true }), fc.integer({ min: -5, max: 99 }), (days, age) => {
        const short = issueCa({ commonName: "short", days: 100, now });
        const pair = leaf({ ca: short, days, now: now + age * 86_400_000 });
        expect(pair.notAfter.getTime()).toBeLessThanOrEqual(short.notAfter.getTime());
        expect(pair.notBefore.getTime()).toBeGreaterThanOrEqual(short.notBefore.getTime());
        expect(x509(pair).validToDate).toEqual(pair.notAfter);
      }),
      { numRuns: 30 },
    );
  });

  test("refuses a CA that cannot issue", () => {
    const other = issueCa({ commonName: "other", now });
    expect(code(() => leaf({ ca: { ...ca, keyPem: other.keyPem } }))).toBe("certs/ca");
    expect(code(() => leaf({ ca: leaf() }))).toBe("certs/ca");
    expect(code(() => leaf({ ca: { ...ca, certPem: "nonsense" } }))).toBe("certs/ca");
    expect(code(() => leaf({ now: ca.notAfter.getTime() }))).toBe("certs/ca");
  });

  test("refuses a CA of others: its name or key identifier would not be found in the leaf", () => {
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const foreign = (name: Uint8Array, id: Uint8Array): KeyPair => {
      const life = { notBefore: ca.notBefore.getTime(), notAfter: ca.notAfter.getTime() };
      const extensions = [authority(), signsCertificates(), subjectKeyIdentifier(id)];
      const content = { issuer: name, subject: name, ...life, publicKey: keys.publicKey, extensions };
      const keyPem = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
      return { ...ca, certPem: certificate(content, keys.privateKey), keyPem };
    };
    const ours = keyIdentifier(keys.publicKey);
    expect(code(() => leaf({ ca: foreign(distinguishedName("x"), ours) }))).toBe("issued");
    expect(code(() => leaf({ ca: foreign(distinguishedName("x"), Uint8Array.of(1, 2, 3)) }))).toBe("certs/ca");
    expect(code(() => leaf({ ca: foreign(distinguishedName("x", ["org"]), ours) }))).toBe("certs/ca");
  });

  test("refuses a server without a name", () => {
    expect(code(() => leaf({ dnsNames: [], ipAddresses: [] }))).toBe("certs/request");
  });
});

describe("a handshake", () => {
  const today = Date.now();
  const real = issueCa({ commonName: "handshake", now: today });
  const server = issueLeaf({
    ca: real,
    commonName: "s",
    dnsNames: ["localhost"],
    ipAddresses: ["127.0.0.1"],
    now: today,
    usages: "server",
  });
  const client = issueLeaf({
    ca: real,
    commonName: "ann",
    dnsNames: [],
    ipAddresses: [],
    now: today,
    usages: "client",
    organizations: ["team"],
  });

  const handshake = async (presented: KeyPair, trusted: KeyPair) => {
    const listener = createServer({
      cert: server.certPem,
      key: server.keyPem,
      ca: real.certPem,
      requestCert: true,
      rejectUnauthorized: true,
    });
    listener.on("tlsClientError", () => {});
    listener.on("secureConnection", (socket) =>
      socket.on("error", () => {}).end(JSON.stringify(socket.getPeerCertificate().subject)),
    );
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    const { port } = listener.address() as AddressInfo;
    const socket = connect({
      host: "127.0.0.1",
      port,
      cert: presented.certPem,
      key: presented.keyPem,
      ca: trusted.certPem,
    });
    try {
      return await new Promise<string>((resolve) => {
        let heard = "";
        socket.on("data", (chunk) => {
          heard += chunk.toString();
        });
        // Under TLS 1.3 a client learns of its refusal by a reset or by the end, whichever comes first.
        socket.on("end", () => resolve(heard || "refused")).on("error", () => resolve("refused"));
      });
    } finally {
      socket.destroy();
      listener.close();
    }
  };

  test("succeeds both ways", async () => {
    expect(JSON.parse(await handshake(client, real))).toEqual({ O: "team", CN: "ann" });
  });

  test("fails under another CA, and for a server certificate used as a client's", async () => {
    expect(await handshake(client, issueCa({ commonName: "handshake", now: today }))).toBe("refused");
    expect(await handshake(server, real)).toBe("refused");
  });
});
