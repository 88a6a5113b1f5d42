import { describe, expect, test } from "vitest";
import { emptyRoot, equal, leafHash, nodeHash } from "./hash.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("hashes of RFC 6962", () => {
  // The reference values of the certificate-transparency project.
  test("the empty tree", () => {
    expect(hex(emptyRoot())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  test("a leaf and a node are told apart by their first byte", () => {
    expect(hex(leafHash(new Uint8Array()))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(hex(leafHash(Uint8Array.of(0)))).toBe("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    const [a, b] = [leafHash(new Uint8Array()), leafHash(Uint8Array.of(0))];
    expect(hex(nodeHash(a, b))).toBe("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    expect(equal(nodeHash(a, b), leafHash(Buffer.concat([a, b])))).toBe(false);
  });
});
