import { existsSync } from "node:fs";
import { cached } from "../programs/program.ts";
import * as programs from "./programs.ts";

/** The kubectl to test with: `BUBU_KUBECTL`, else the built one; undefined where there is none. */
export function kubectl(): string | undefined {
  const path = process.env.BUBU_KUBECTL || cached(programs.kubectl);
  return existsSync(path) ? path : undefined;
}
