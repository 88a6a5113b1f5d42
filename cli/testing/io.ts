import type { Io } from "../io.ts";
import { runProgram } from "../program.ts";
import { verbs } from "../verbs/index.ts";

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Io["env"];
  readonly signal?: AbortSignal;
}

/** What a command said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command may touch, all of it empty; for pieces of one that are tested by themselves. */
export function emptyIo(more: Partial<Io> = {}): Io {
  return {
    out: () => undefined,
    err: () => undefined,
    stdin: async () => Buffer.from(""),
    input: async function* () {},
    cwd: "/no-such-folder",
    env: {},
    color: false,
    signal: new AbortController().signal,
    ...more,
  };
}

/** Runs the command inside the test, with everything that it may touch held. */
export async function bubu(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async () => Buffer.from(options.stdin ?? ""),
    input: async function* () {
      // In parts, as from a pipe.
      const all = Buffer.from(options.stdin ?? "");
      for (let at = 0; at < all.length; at += 1_000) yield all.subarray(at, at + 1_000);
    },
    // A test names its folder: the checkout may hold the kubeconfig of a running server.
    cwd: options.cwd ?? "/no-such-folder",
    env: options.env ?? {},
    color: false,
    signal: options.signal ?? new AbortController().signal,
  };
  const code = await runProgram(verbs, io, argv);
  return { code, out, err };
}
