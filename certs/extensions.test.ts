import forge from "node-forge";
import { describe, expect, test } from "vitest";
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
import { alternativeNames } from "./names.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const parts = (bytes: Uint8Array) => {
  const { value } = forge.asn1.fromDer(Buffer.from(bytes).toString("binary"));
  return Array.isArray(value) ? value.length : 0;
};

// The expected bytes are those that OpenSSL writes for the same extensions.
describe("extensions", () => {
  test("of an authority are critical", () => {
    expect(hex(authority())).toBe("30120603551d130101ff040830060101ff020100");
    expect(hex(signsCertificates())).toBe("300e0603551d0f0101ff040403020106");
  });

  test("of a leaf", () => {
    expect(hex(endEntity())).toBe("300c0603551d130101ff04023000");
    expect(hex(signsHandshakes())).toBe("300e0603551d0f0101ff040403020780");
    expect(hex(extendedUsages("server"))).toBe("30130603551d25040c300a06082b06010505070301");
    expect(hex(extendedUsages("both"))).toBe("301d0603551d250416301406082b0601050507030106082b06010505070302");
  });

  test("names and key identifiers are not critical", () => {
    expect(hex(subjectAlternativeName(alternativeNames(["a"], ["::1"])))).toBe(
      "301e0603551d11041730158201618710" + "00000000000000000000000000000001",
    );
    expect(parts(subjectKeyIdentifier(Uint8Array.of(1)))).toBe(2);
    expect(hex(authorityKeyIdentifier(Uint8Array.of(1)))).toBe("300c0603551d230405300380" + "0101");
  });
});
