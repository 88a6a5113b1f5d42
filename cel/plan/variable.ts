import type { Names } from "../check/environment.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, TypeValue } from "../values/value.ts";
import type { Frame } from "./frame.ts";
import type { Step } from "./step.ts";

/** The name of a variable that can be read as a plain property; undefined where other names or types have to be tried. */
export function certain(all: readonly string[], names: Names): string | undefined {
  const [name = ""] = all;
  return all.length === 1 && !(name in Object.prototype) && names.name(name)?.kind === "variable" ? name : undefined;
}

/** Reads the first variable that is there of several names, or else the first type or constant of them. */
export function variable(all: readonly string[], names: Names, at: number): Step {
  return ({ vars }) => known(all, vars, names) ?? absent(all, at);
}

export function absent(all: readonly string[], at: number): CelError {
  return new CelError(`no such attribute(s): ${all.join(", ")}`, at);
}

/** Reads the longest name that there is; otherwise the path of fields that the name may be too. */
export function longest(all: readonly string[], names: Names, path: Step, at: number): Step {
  const read = variable(all, names, at);
  return (frame: Frame) => (known(all, frame.vars, names) === undefined ? path(frame) : read(frame));
}

function known(
  all: readonly string[],
  vars: { readonly [name: string]: Value | undefined },
  names: Names,
): Value | undefined {
  for (const name of all) if (Object.hasOwn(vars, name) && vars[name] !== undefined) return adapt(vars[name]);
  for (const name of all) {
    const found = names.name(name);
    if (found?.kind === "type") return new TypeValue(found.type);
    if (found?.kind === "constant") return found.value;
  }
  return undefined;
}
