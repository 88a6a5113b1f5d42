import { BubuError } from "@bubustack/api/errors";
import type { KeyPair } from "./issue.ts";
import { issueCa, issueLeaf } from "./issue.ts";
import type { Held, Life, Renewal } from "./renewal.ts";
import { renewal } from "./renewal.ts";

export interface KeeperConfig {
  /** Common name of the serving certificate. */
  readonly commonName: string;
  readonly caCommonName: string;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Default 3,650. */
  readonly caDays?: number;
  /** Default 90, at least a quarter of an hour. */
  readonly leafDays?: number;
  /** How long a new CA is in the bundle before it issues; default one hour. */
  readonly announceMs?: number;
}

export interface KeeperPorts {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Runs `run` once after `ms` and answers how to cancel it. Default: a timer that keeps no process alive. */
  readonly after?: (ms: number, run: () => void) => () => void;
  /** A CA kept from an earlier run, so that its clients stay valid. A new one is made where it has ended. */
  readonly ca?: KeyPair;
  /** Told of a renewal or listener that failed; a renewal is tried again a minute later. */
  readonly onError: (error: unknown) => void;
}

export interface CertificateKeeper {
  /** The serving certificate. */
  current(): KeyPair;
  /** The CA that issues now, to be kept for the next run. */
  issuer(): KeyPair;
  /** PEM of every CA that clients must trust: more than one while CAs change. */
  caBundle(): string;
  /** Calls `listener` after a change of the serving certificate or the bundle. Answers how to end that. */
  onChange(listener: () => void): () => void;
  /** Ends all renewal; what is held stays readable. Safe to call twice. */
  stop(): void;
}

interface Kept {
  readonly issuer: KeyPair;
  readonly announced?: { readonly ca: KeyPair; readonly since: number };
  readonly retired: readonly { readonly ca: KeyPair; readonly until: number }[];
  readonly leaf: KeyPair;
  readonly jitter: number;
}

const dayMs = 86_400_000;
/** Timers look again at least this often: a laptop that slept or a clock that was set must not miss a renewal. */
const longestWaitMs = 3_600_000;
const retryMs = 60_000;
/** Certificates hold from five minutes before they are made: a much shorter life would be due from its first second. */
const shortestLeafMs = 900_000;

/** Makes a CA and a serving certificate and keeps both valid until stopped. Throws `certs/request`. */
export function keep(config: KeeperConfig, ports: KeeperPorts): CertificateKeeper {
  const listeners = new Set<() => void>();
  const maker = makerOf(config, ports);
  const after = ports.after ?? timer;
  let kept = maker.first();
  let cancel = () => {};
  let stopped = false;

  const tell = () => {
    for (const listener of [...listeners]) {
      try {
        listener();
      } catch (error) {
        ports.onError(error);
      }
    }
  };
  const tick = () => {
    if (stopped) return;
    let wait = retryMs;
    try {
      const before = kept;
      const due = maker.due(kept);
      kept = maker.renewed(kept, due);
      if (before !== kept) tell();
      wait = Math.min(Math.max(maker.due(kept).nextAt - ports.now(), 1_000), longestWaitMs);
    } catch (error) {
      ports.onError(error);
    }
    // A listener may have stopped the keeper.
    if (!stopped) cancel = after(wait, tick);
  };
  tick();

  return {
    current: () => kept.leaf,
    issuer: () => kept.issuer,
    caBundle: () => bundle(kept),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      listeners.clear();
      cancel();
    },
  };
}

interface Maker {
  first(): Kept;
  due(kept: Kept): Renewal;
  /** The same object where nothing is due. */
  renewed(kept: Kept, due: Renewal): Kept;
}

function makerOf(config: KeeperConfig, { now, random, ca }: KeeperPorts): Maker {
  const { caDays = 3_650, leafDays = 90, announceMs = longestWaitMs } = config;
  const lives = { leafMs: leafDays * dayMs, announceMs };
  if (!(lives.leafMs >= shortestLeafMs)) {
    throw new BubuError("certs/request", "a kept certificate lives at least 15 minutes");
  }
  if (!(caDays * dayMs > lives.leafMs + 2 * announceMs)) {
    throw new BubuError("certs/request", "the CA must live longer than a leaf and two announcements");
  }
  const newCa = () => issueCa({ commonName: config.caCommonName, days: caDays, now: now() });
  const newLeaf = (issuer: KeyPair) =>
    issueLeaf({ ...config, ca: issuer, days: leafDays, now: now(), usages: "server" });
  return {
    first() {
      const issuer = ca !== undefined && now() < ca.notAfter.getTime() ? ca : newCa();
      return { issuer, retired: [], leaf: newLeaf(issuer), jitter: random() };
    },
    due: (kept) => renewal(heldOf(kept), lives, now()),
    renewed(kept, due) {
      let next = kept;
      if (due.announce) next = { ...next, announced: { ca: newCa(), since: now() } };
      if (due.promote) next = promoted(next);
      if (due.leaf) next = { ...next, leaf: newLeaf(next.issuer), jitter: random() };
      if (due.drop) next = { ...next, retired: next.retired.filter(({ until }) => until > now()) };
      return next;
    },
  };
}

function promoted({ announced, ...kept }: Kept): Kept {
  if (announced === undefined) return kept;
  const retired = { ca: kept.issuer, until: kept.leaf.notAfter.getTime() };
  return { ...kept, issuer: announced.ca, retired: [...kept.retired, retired] };
}

function bundle({ issuer, announced, retired }: Kept): string {
  return [issuer, ...(announced === undefined ? [] : [announced.ca]), ...retired.map(({ ca }) => ca)]
    .map(({ certPem }) => certPem)
    .join("");
}

function heldOf({ issuer, announced, retired, leaf, jitter }: Kept): Held {
  return {
    issuer: lifeOf(issuer),
    ...(announced === undefined ? {} : { announced: { life: lifeOf(announced.ca), since: announced.since } }),
    retired: retired.map(({ until }) => until),
    leaf: lifeOf(leaf),
    jitter,
  };
}

function lifeOf({ notBefore, notAfter }: KeyPair): Life {
  return { notBefore: notBefore.getTime(), notAfter: notAfter.getTime() };
}

function timer(ms: number, run: () => void): () => void {
  const handle = setTimeout(run, ms).unref();
  return () => clearTimeout(handle);
}
