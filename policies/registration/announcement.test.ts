import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announce, announcementOf, enforcedBy, silentIn } from "./announcement.ts";

const pem = `-----BEGIN CERTIFICATE-----\n${"A".repeat(64)}\nAAA=\n-----END CERTIFICATE-----\n`;
const says = { caBundle: pem + pem, address: "https://127.0.0.1:9443" };
const lease = (more: object = {}) => ({ metadata: { annotations: { ...announce(says), ...more } } });

test("what is announced is read", () => {
  expect(announcementOf(lease())).toEqual(says);
  const digest = "0f".repeat(32);
  expect(announcementOf({ metadata: { annotations: announce({ ...says, digest }) } })).toEqual({ ...says, digest });
});

test("a digest that is none costs nobody its place", () => {
  expect(announcementOf(lease({ "bubustack.io/policy-digest": "<script>" }))).toEqual(says);
});

test.each([
  ["no annotations", { metadata: {} }],
  [
    "a key beside the certificate",
    lease({ "bubustack.io/webhook-ca-bundle": `${pem}-----BEGIN PRIVATE KEY-----\nAA\n` }),
  ],
  ["no certificate", lease({ "bubustack.io/webhook-ca-bundle": "" })],
  ["too many certificates", lease({ "bubustack.io/webhook-ca-bundle": pem.repeat(200) })],
  ["no https", lease({ "bubustack.io/webhook-address": "http://127.0.0.1" })],
  ["a path or credentials", lease({ "bubustack.io/webhook-address": "https://a@b/c" })],
])("%s is no announcement", (_, object) => {
  expect(announcementOf(object)).toBeUndefined();
});

describe("what is enforced", () => {
  const [wanted, other] = ["aa".repeat(32), "bb".repeat(32)];
  const now = Date.parse("2026-01-01T12:00:00Z");
  const is = (digest: string) => (announced: string | undefined) => announced === digest;
  /** A replica that renewed its Lease of 30 s so many seconds ago. */
  const replica = (name: string, digest: string | undefined, agoS: number) => ({
    metadata: { name, annotations: announce({ ...says, ...(digest !== undefined && { digest }) }) },
    spec: { leaseDurationSeconds: 30, renewTime: new Date(now - agoS * 1_000).toISOString() },
  });

  test.each([
    ["no replica", [], { enforced: "False", replicas: 0 }],
    ["all by it", [replica("a", wanted, 0), replica("b", wanted, 29)], { enforced: "True", replicas: 2 }],
    ["one by something else", [replica("a", wanted, 0), replica("b", other, 5)], { enforced: "False", behind: ["b"] }],
    ["one of an older release", [replica("a", undefined, 0)], { enforced: "False", behind: ["a"] }],
    [
      "one that fell silent before",
      [replica("a", wanted, 0), replica("b", other, 31)],
      { enforced: "Unknown", silent: ["b"] },
    ],
    ["one that fell silent with it", [replica("a", wanted, 45)], { enforced: "True", replicas: 1 }],
    [
      "one that is silent for too long",
      [replica("a", wanted, 0), replica("b", other, 61)],
      { enforced: "True", replicas: 1 },
    ],
    ["one whose clock is ahead", [replica("a", wanted, -3_600)], { enforced: "True", replicas: 1 }],
    [
      "what announces nothing",
      [replica("a", wanted, 0), { metadata: { name: "x" } }],
      { enforced: "True", replicas: 1 },
    ],
    ["a Lease without times", [{ ...replica("a", other, 0), spec: {} }], { enforced: "Unknown", silent: ["a"] }],
  ])("%s", (_, leases, wantedAnswer) => {
    expect(enforcedBy(leases, is(wanted), now)).toMatchObject(wantedAnswer);
  });

  test("a replica that judges longer without news counts longer", () => {
    const leases = [replica("a", wanted, 0), replica("b", other, 80)];
    expect(enforcedBy(leases, is(wanted), now, 60_000)).toMatchObject({ enforced: "Unknown", silent: ["b"] });
  });

  test("whatever the Leases are, the answer is one, and True only where nobody stands in the way", () => {
    const digests = fc.constantFrom(wanted, other, undefined);
    const some = fc.array(fc.tuple(digests, fc.integer({ min: -100, max: 200 })), { maxLength: 8 });
    fc.assert(
      fc.property(some, (given) => {
        const leases = given.map(([digest, ago], at) => replica(`r${at}`, digest, ago));
        const { enforced, replicas, behind, silent } = enforcedBy(leases, is(wanted), now);
        expect(enforced === "True").toBe(replicas > 0 && behind.length + silent.length === 0);
        const live = given.filter(([, ago]) => ago <= 60);
        expect(replicas).toBe(live.length);
        expect(behind.length + silent.length).toBe(live.filter(([digest]) => digest !== wanted).length);
      }),
    );
  });

  test("time alone changes it when a Lease runs out, and when it has been out for too long", () => {
    expect(silentIn([], now)).toBeUndefined();
    expect(silentIn([replica("a", wanted, 0), replica("b", wanted, 10)], now)).toBe(20_001);
    expect(silentIn([replica("a", wanted, 40)], now)).toBe(20_001);
    expect(silentIn([replica("a", wanted, 90), { metadata: { name: "x" } }], now)).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 100 }), { maxLength: 5 }), (ages) => {
        const leases = ages.map((ago, at) => replica(`r${at}`, at % 2 === 0 ? wanted : other, ago));
        const soon = silentIn(leases, now) ?? 1_000_000;
        expect(soon).toBeGreaterThan(0);
        expect(enforcedBy(leases, is(wanted), now + soon - 1)).toEqual(enforcedBy(leases, is(wanted), now));
      }),
    );
  });
});
