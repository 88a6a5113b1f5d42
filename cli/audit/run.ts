import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";

/** `bubu audit`: each action loads what it needs. */
export async function run(io: Io, given: Given): Promise<number> {
  const [action] = given.args;
  if (action === "prove") return await (await import("./prove/run.ts")).run(io, given);
  if (action === "check-proof") return await (await import("./check/run.ts")).run(io, given);
  if (action === "query") return await (await import("./query/run.ts")).run(io, given);
  if (action === "join") return await (await import("./join/run.ts")).run(io, given);
  if (action === "report") return await (await import("./report/run.ts")).run(io, given);
  return await (await import("./verify/run.ts")).run(io, given);
}
