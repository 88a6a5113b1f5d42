import type { Io } from "../io.ts";
import type { Given, Verb } from "../verb.ts";
import { exits } from "../verb.ts";
import { verbs } from "../verbs/index.ts";
import { bash, fish, zsh } from "./scripts.ts";

const shells: { readonly [shell: string]: (verbs: readonly Verb[]) => string } = { bash, zsh, fish };

/** `bubu completion`: prints the script of a shell. */
export async function run(io: Io, given: Given): Promise<number> {
  const [shell = ""] = given.args;
  io.out(shells[shell]?.(verbs) ?? "");
  return exits.clean;
}
