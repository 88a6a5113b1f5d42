/** The bounds of the webhook server. */
export interface Limits {
  /** Largest body that is read; default 8 MiB. Beyond it the answer is 413. */
  readonly bodyBytes: number;
  /** Bodies larger than this are judged in a worker; default 256 KiB. */
  readonly workerBytes: number;
  /** Large reviews that may be in flight at once (arriving, waiting, being judged); default 8. Beyond it: 503. */
  readonly queue: number;
  /** Small reviews that may be in flight at once; default 512. Beyond it: 503. */
  readonly concurrency: number;
  /** Judging workers; default 1. */
  readonly workers: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 8 * 1024 * 1024,
  workerBytes: 256 * 1024,
  queue: 8,
  concurrency: 512,
  workers: 1,
};
