export interface BucketLimits {
  /** Tokens that come back each second; default 10. */
  readonly perSecond?: number;
  /** Tokens that a full bucket holds; default 100. */
  readonly burst?: number;
}

/** Takes a token and answers how long to wait until it is there, in milliseconds: nothing while the bucket has some. */
export type Bucket = (now: number) => number;

/** Bounds how often something happens over time, while it lets bursts through. */
export function bucket({ perSecond = 10, burst = 100 }: BucketLimits = {}): Bucket {
  let tokens = burst;
  let at: number | undefined;
  return (now) => {
    tokens = Math.min(burst, tokens + (Math.max(0, now - (at ?? now)) / 1_000) * perSecond) - 1;
    at = now;
    return tokens >= 0 ? 0 : (-tokens / perSecond) * 1_000;
  };
}
