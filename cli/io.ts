/** What a verb may touch of the process that runs it. Handed in, so that a test can hold all of it. */
export interface Io {
  /** Standard output: results only. Writing after the reader has gone does nothing. */
  readonly out: (text: string) => void;
  /** Standard error: errors, warnings, progress. */
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Standard input as it comes. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** The folder that relative paths are relative to. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Whether standard output takes colour: a terminal, and NO_COLOR is not set. */
  readonly color: boolean;
  /** Aborted when the user interrupts or the reader of standard output has gone. */
  readonly signal: AbortSignal;
}
