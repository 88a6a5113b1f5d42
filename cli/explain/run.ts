import { BubuError } from "@bubustack/api/errors";
import { packs } from "@bubustack/policies/rules/index";
import { closest } from "@bubustack/policies/suggest";
import type { Io } from "../io.ts";
import { style } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import type { Given } from "../verb.ts";
import { exits, text } from "../verb.ts";
import type { Entry } from "./entry.ts";
import { entries } from "./entry.ts";

/** `bubu explain`: all rules, or one with its reasons and examples. */
export async function run(io: Io, given: Given): Promise<number> {
  const [id] = given.args;
  const output = text(given, "output") ?? "human";
  const all = entries(packs);
  if (id === undefined) {
    if (output === "json") io.out(`${JSON.stringify({ version: 1, rules: all.map(briefly) })}\n`);
    else if (output === "name") io.out(all.map((entry) => `${entry.id}\n`).join(""));
    else
      io.out(
        table(
          ["RULE", "EFFECT", "WHAT HOLDS"],
          all.map((entry) => [entry.id, entry.effect, entry.summary]),
        ),
      );
    return exits.clean;
  }
  const entry = all.find((one) => one.id === id);
  if (entry === undefined) throw unknown(id, all);
  if (output === "json") io.out(`${JSON.stringify({ version: 1, rule: entry })}\n`);
  else if (output === "name") io.out(`${entry.id}\n`);
  else {
    const { page } = await import("./page.ts");
    io.out(page(entry, style(io.color)));
  }
  return exits.clean;
}

function briefly({ id, effect, kind, summary, covers }: Entry) {
  return { id, effect, kind, summary, covers };
}

function unknown(id: string, all: readonly Entry[]): BubuError {
  const ids = all.map((entry) => entry.id);
  const near = closest(id, ids) ?? ids.find((one) => one.endsWith(`/${id}`));
  return new BubuError(
    "cli/unknown-rule",
    `no rule is called "${id}"${near === undefined ? "" : `; did you mean "${near}"?`}`,
  );
}
