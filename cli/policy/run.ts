import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";

/** `bubu policy`: each action loads what it needs. */
export async function run(io: Io, given: Given): Promise<number> {
  return await (await import("./eval/run.ts")).run(io, given);
}
