import { X509Certificate } from "node:crypto";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { expect, test } from "vitest";
import { certificateHolder } from "./certificate.ts";

const now = Date.UTC(2026, 0, 1);
const ca = issueCa({ commonName: "ca", now });
const issue = (commonName: string, organizations: readonly string[]) =>
  new X509Certificate(
    issueLeaf({ ca, commonName, organizations, dnsNames: [], ipAddresses: [], days: 1, now, usages: "client" }).certPem,
  );
const socket = (certificate: X509Certificate | undefined, authorized = true) => ({
  authorized,
  getPeerX509Certificate: () => certificate,
});

test("the common name is the user, organizations are the groups, and the certificate is told apart", () => {
  const certificate = issue("ann", ["devs", "ops"]);
  expect(certificateHolder(socket(certificate))).toEqual({
    user: {
      username: "ann",
      groups: ["devs", "ops", "system:authenticated"],
      extra: {
        "authentication.kubernetes.io/credential-id": [expect.stringMatching(/^X509SHA256=[0-9a-f]{64}$/)],
      },
    },
    notAfter: now + 86_400_000,
  });
  expect(certificateHolder(socket(issue("bob", [])))?.user?.groups).toEqual(["system:authenticated"]);
});

test("a certificate that is not trusted makes nobody known; no certificate is none", () => {
  expect(certificateHolder(socket(issue("ann", ["devs"]), false))).toMatchObject({ user: undefined });
  expect(certificateHolder(socket(undefined))).toBeUndefined();
});
