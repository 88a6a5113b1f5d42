/** Where a log is read from: files by their path below the log, as C2SP `tlog-tiles` lays them out. */
export interface Source {
  /** Undefined where there is no such file. Fails where it cannot be said whether there is one. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}
