import { X509Certificate } from "node:crypto";
import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import type { KeyPair } from "./issue.ts";
import { issueCa } from "./issue.ts";
import type { KeeperConfig, KeeperPorts } from "./keeper.ts";
import { keep } from "./keeper.ts";

const dayMs = 86_400_000;
const config: KeeperConfig = {
  commonName: "w",
  caCommonName: "CA",
  dnsNames: ["w.example"],
  ipAddresses: [],
  caDays: 30,
  leafDays: 9,
  announceMs: dayMs,
};

/** A clock and its timers, moved by hand. */
function world(start = Date.UTC(2030, 0)) {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  const errors: unknown[] = [];
  const ports: KeeperPorts = {
    now: () => now,
    random: () => 0,
    after(ms, run) {
      const entry = { at: now + ms, run };
      timers.push(entry);
      return () => {
        timers = timers.filter((other) => other !== entry);
      };
    },
    onError: (error) => errors.push(error),
  };
  const advance = (ms: number) => {
    for (const end = now + ms; ; ) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) {
        now = end;
        return;
      }
      timers = timers.filter((other) => other !== next);
      now = next.at;
      next.run();
    }
  };
  /** Lets time pass without running what falls due meanwhile, as a machine that sleeps does. */
  const sleep = (ms: number) => {
    now += ms;
    for (const { run } of timers.splice(0)) run();
  };
  return { ports, advance, sleep, errors, timers: () => timers.length };
}

const cas = (bundle: string) => bundle.split(/(?<=-----END CERTIFICATE-----\n)/).map((pem) => new X509Certificate(pem));
const issuedBy = (leaf: KeyPair, bundle: string) =>
  cas(bundle).filter((ca) => new X509Certificate(leaf.certPem).verify(ca.publicKey)).length;

describe("keep", () => {
  test("renews the leaf at two thirds and tells its listeners", () => {
    const { ports, advance } = world();
    const keeper = keep(config, ports);
    const first = keeper.current();
    let told = 0;
    const end = keeper.onChange(() => told++);
    advance(5.9 * dayMs);
    expect([keeper.current(), told]).toEqual([first, 0]);
    advance(0.2 * dayMs);
    expect(told).toBe(1);
    expect(keeper.current().certPem).not.toBe(first.certPem);
    end();
    advance(6 * dayMs);
    expect(told).toBe(1);
    keeper.stop();
  });

  test("over three CAs, what is served is always valid and trusted, also by who last looked a day ago", () => {
    const { ports, advance, errors } = world();
    const keeper = keep(config, ports);
    const seen = new Set<string>();
    const sizes = new Set<number>();
    let yesterday: string[] = [];
    for (let hour = 0; hour < 24 * 75; hour += 2) {
      const { notBefore, notAfter } = keeper.current();
      expect(notBefore.getTime() <= ports.now() && ports.now() < notAfter.getTime()).toBe(true);
      expect(issuedBy(keeper.current(), keeper.caBundle())).toBe(1);
      yesterday = [...yesterday, keeper.caBundle()].slice(-11);
      expect(issuedBy(keeper.current(), yesterday[0] ?? "")).toBe(1);
      seen.add(keeper.issuer().certPem);
      sizes.add(cas(keeper.caBundle()).length);
      advance(2 * 3_600_000);
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect([...sizes].toSorted()).toEqual([1, 2]);
    expect(errors).toEqual([]);
    keeper.stop();
  });

  test("the old CA stays trusted until its last leaf has ended", () => {
    const { ports, advance } = world();
    const keeper = keep(config, ports);
    const old = keeper.issuer();
    let last = keeper.current();
    for (let hour = 0; keeper.issuer() === old; hour++) {
      last = keeper.current();
      advance(3_600_000);
      expect(hour).toBeLessThan(24 * 30);
    }
    advance(last.notAfter.getTime() - ports.now() - 3_600_000);
    expect(keeper.caBundle()).toContain(old.certPem);
    advance(2 * 3_600_000);
    expect(keeper.caBundle()).not.toContain(old.certPem);
    keeper.stop();
  });

  test("uses a CA that was kept, and makes a new one where it has ended", () => {
    const { ports } = world();
    const kept = issueCa({ commonName: "kept", days: 20, now: ports.now() });
    const first = keep(config, { ...ports, ca: kept });
    expect([first.issuer(), first.caBundle()]).toEqual([kept, kept.certPem]);
    first.stop();
    const later = keep(config, { ...world(Date.UTC(2031, 0)).ports, ca: kept });
    expect(later.issuer()).not.toEqual(kept);
    later.stop();
  });

  test("a kept CA that is near its end is replaced before it", () => {
    const { ports, advance } = world();
    const ca = issueCa({ commonName: "kept", days: 0.1, now: ports.now() });
    const keeper = keep(config, { ...ports, ca });
    expect(cas(keeper.caBundle()).length).toBe(2);
    advance(0.09 * dayMs);
    expect(keeper.issuer()).not.toBe(ca);
    expect(keeper.current().notAfter.getTime()).toBeGreaterThan(ca.notAfter.getTime());
    keeper.stop();
  });

  test.each([8, 25, 29.9, 31, 400])("after a sleep of %d days what is served is valid and trusted again", (days) => {
    const { ports, advance, sleep, errors } = world();
    const keeper = keep(config, ports);
    sleep(days * dayMs);
    expect(keeper.current().notAfter.getTime()).toBeGreaterThan(ports.now());
    expect(issuedBy(keeper.current(), keeper.caBundle())).toBe(1);
    advance(10 * dayMs);
    expect(errors).toEqual([]);
    for (const ca of cas(keeper.caBundle())) expect(ca.validToDate.getTime()).toBeGreaterThan(ports.now());
    keeper.stop();
  });

  test("a failing listener is reported and holds nothing up", () => {
    const { ports, advance, errors } = world();
    const keeper = keep(config, ports);
    let told = 0;
    keeper.onChange(() => {
      throw new Error("listener");
    });
    keeper.onChange(() => told++);
    advance(13 * dayMs);
    expect([told, errors.length]).toEqual([2, 2]);
    keeper.stop();
  });

  test("leaves no timer behind, also when a listener stops it", () => {
    const one = world();
    const keeper = keep(config, one.ports);
    expect(one.timers()).toBe(1);
    keeper.stop();
    keeper.stop();
    expect(one.timers()).toBe(0);
    const two = world();
    const other = keep(config, two.ports);
    other.onChange(() => other.stop());
    two.advance(20 * dayMs);
    expect(two.timers()).toBe(0);
  });

  test.each([{ leafDays: 0.01 }, { leafDays: 40 }, { leafDays: Number.NaN }, { dnsNames: ["not a name"] }])(
    "refuses %j",
    (wrong) => {
      let code = "kept";
      try {
        keep({ ...config, ...wrong }, world().ports).stop();
      } catch (error) {
        code = error instanceof BubuError ? error.code : "other";
      }
      expect(code).toBe("certs/request");
    },
  );
});
