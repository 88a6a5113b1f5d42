import type { Io } from "../io.ts";
import manifest from "../package.json" with { type: "json" };
import type { Given } from "../verb.ts";
import { exits, text } from "../verb.ts";

/** The release of the command, as its package says. */
export const release: string = manifest.version;

export async function run(io: Io, given: Given): Promise<number> {
  const facts = { version: release, node: process.versions.node, platform: `${process.platform}-${process.arch}` };
  if (text(given, "output") === "json") io.out(`${JSON.stringify(facts)}\n`);
  else io.out(`bubu ${facts.version} (Node ${facts.node}, ${facts.platform})\n`);
  return exits.clean;
}
