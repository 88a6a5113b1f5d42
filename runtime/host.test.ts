import { describe, expect, test } from "vitest";
import { host } from "./host.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("host", () => {
  const { sha1, sha256, utf8 } = host();

  test("hashes as FIPS 180-4 says", () => {
    expect(hex(sha1(utf8("abc")))).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
    expect(hex(sha256(utf8("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("encodes text as UTF-8, lone surrogates as U+FFFD", () => {
    expect(hex(utf8("ü\ud800"))).toBe("c3bcefbfbd");
  });

  test("is what it was given, and otherwise real", () => {
    const given = host({ zone: "Europe/Berlin", random: () => 0.25, now: () => 7 });
    expect([given.zone, given.random(), given.now()]).toEqual(["Europe/Berlin", 0.25, 7]);
    const real = host();
    expect(real.zone).toBe("UTC");
    expect(real.zones("Europe/Berlin", 0)).toBe(3_600);
    expect(real.random()).toBeLessThan(1);
    expect(Math.abs(real.now() - Date.now())).toBeLessThan(60_000);
  });
});
