/** When a certificate holds, in milliseconds since the Unix epoch. */
export interface Life {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** What a keeper holds. */
export interface Held {
  /** The CA that issues leaves. */
  readonly issuer: Life;
  /** A CA that is in the bundle but does not issue yet, and since when. */
  readonly announced?: { readonly life: Life; readonly since: number };
  /** The end of the last leaf of each CA that no longer issues but is still in the bundle. */
  readonly retired: readonly number[];
  readonly leaf: Life;
  /** In [0, 1), drawn once for each leaf: spreads the renewals of replicas that started together. */
  readonly jitter: number;
}

export interface Lives {
  readonly leafMs: number;
  /** How long a new CA is in the bundle before it issues, so that clients trust it by then. */
  readonly announceMs: number;
}

/** What to do now, in this order, and when to ask again. */
export interface Renewal {
  /** Make a CA and add it to the bundle. */
  readonly announce: boolean;
  /** Let the announced CA issue from now on; implies `leaf`. */
  readonly promote: boolean;
  readonly leaf: boolean;
  /** Drop retired CAs whose leaves have all ended. */
  readonly drop: boolean;
  /** The next time at which something is due, if nothing is due now. */
  readonly nextAt: number;
}

/**
 * What to renew now. A leaf is renewed at two thirds of its life (up to a tenth of it earlier, by jitter). A CA is
 * replaced before a leaf that it issues would be cut short: its successor is announced `announceMs` before that, then
 * issues; the old CA stays in the bundle until its last leaf has ended.
 */
export function renewal(held: Held, lives: Lives, now: number): Renewal {
  const { issuer, announced, retired } = held;
  const announceAt = issuer.notAfter - lives.leafMs - lives.announceMs;
  const promoteAt = announced === undefined ? Number.POSITIVE_INFINITY : promotion(issuer, announced.since, lives);
  const leafAt = leafDue(held);
  const dropAt = Math.min(...retired);
  const announce = announced === undefined && now >= announceAt;
  // After a long sleep the CA itself may have ended: then nothing of its making can be trusted, and its successor issues.
  const promote = now >= promoteAt || now >= issuer.notAfter;
  return {
    announce,
    promote,
    leaf: promote || now >= leafAt,
    drop: now >= dropAt,
    nextAt: Math.min(announced === undefined ? announceAt : promoteAt, leafAt, dropAt),
  };
}

/** A CA that ends within the announcement hands over at two thirds of what it has left. */
function promotion(issuer: Life, since: number, lives: Lives): number {
  return since + Math.min(lives.announceMs, ((issuer.notAfter - since) * 2) / 3);
}

/** Two thirds through. A leaf that ends with its CA waits for the announced CA: the old one could only cut it again. */
function leafDue({ leaf, issuer, jitter, announced }: Held): number {
  if (announced !== undefined && leaf.notAfter >= issuer.notAfter) return Number.POSITIVE_INFINITY;
  return leaf.notBefore + (leaf.notAfter - leaf.notBefore) * (2 / 3 - jitter / 10);
}
