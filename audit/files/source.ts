/** Where a log is read from: files by their path below the log, as C2SP `tlog-tiles` lays them out. */
export interface Source {
  /** Undefined where there is no such file. Fails where it cannot be said whether there is one. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** How many stretches of 256 records are worth asking for while one is looked at. Default 1. */
  readonly ahead?: number;
}
