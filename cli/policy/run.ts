import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";

/** `bubu policy`: each action loads what it needs. */
export async function run(io: Io, given: Given): Promise<number> {
  const { run: act } = given.args[0] === "test" ? await import("./suite/run.ts") : await import("./eval/run.ts");
  return await act(io, given);
}
