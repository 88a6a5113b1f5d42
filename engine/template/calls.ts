import { Fault } from "./fault.ts";
import type { Parameter } from "./signatures.ts";
import { leftOut, signatures } from "./signatures.ts";

/** Holds that a function can take that many arguments; otherwise the call would fail whenever it runs. */
export function arity(name: string, count: number, at: number): void {
  const takes = signatures.get(name);
  if (takes === undefined) return;
  const least = takes.parameters.length;
  if (count >= least && (count === least || takes.rest !== undefined)) return;
  const wanted = `${takes.rest === undefined ? "" : "at least "}${least} ${least === 1 ? "argument" : "arguments"}`;
  throw new Fault("syntax", `${name} takes ${wanted}, not ${count}`, at, { fix: usage(name), name });
}

/** How a function is called, for messages: `write trunc int string`. */
function usage(name: string): string {
  const takes = signatures.get(name);
  const words = (takes?.parameters ?? []).map(shown);
  const rest = takes?.rest === undefined ? [] : [`${shown(takes.rest)}…`];
  return `write ${[name, ...words, ...rest].join(" ")}`;
}

function shown(parameter: Parameter): string {
  return parameter === "value" ? "any" : parameter;
}

const keywords: ReadonlySet<string> = new Set("block break continue define else end if range template with".split(" "));

/** The fault of a name that is no function. Its `name` is what was written; callers may suggest a near one. */
export function unknownFunction(name: string, at: number, roots: ReadonlySet<string>): Fault {
  if (keywords.has(name))
    return new Fault("syntax", `${name} cannot stand here`, at, {
      fix: `write {{ ${name} … }} as an action of its own`,
    });
  const reason = leftOut.get(name);
  if (reason !== undefined)
    return new Fault("function", `the function ${name} is left out: it ${reason}`, at, { name });
  const fix =
    name === "trigger" || name === "upstream"
      ? "write inputs or steps"
      : `write a function, a text in quotes, or a root: ${[...roots].slice(0, 3).join(", ")}`;
  return new Fault("function", `there is no function ${name}`, at, { fix, name });
}
