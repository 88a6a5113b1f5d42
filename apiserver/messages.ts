import type { ErrorCode } from "@bubustack/api/errors";
import type { Config } from "./config.ts";

/** What the worker thread tells its parent. */
export type FromWorker =
  | { readonly type: "ready"; readonly url: string; readonly unevaluated: readonly string[] }
  | { readonly type: "failed"; readonly code: ErrorCode; readonly message: string }
  | { readonly type: "log"; readonly line: string };

/** What the parent asks of its worker thread. */
export type ToWorker = { readonly type: "stop"; readonly graceMs: number };

/** What the thread is started with. */
export interface Spawned {
  readonly config: Config;
  /** Where compiled code is kept; absent where the parent keeps none. */
  readonly compileCache?: string;
}
