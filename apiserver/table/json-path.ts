/** The simple JSON paths of printer columns: `.spec.a`, `.items[0]`, `.a['b']`, `.list[*].x`, `.c[?(@.type=="Ready")].status`. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

type Step = (value: Json) => readonly Json[];

const token =
  /\.?\[(?:(\*)|(-?\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\?\(\s*@((?:\.[\w-]+)+)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*\))\]|\.?((?:[^.[\]\\]|\\.)+)/gsy;

/** Compiles a path to a function that answers all values found; an unreadable path finds nothing. */
export function jsonPath(source: string): (value: Json) => readonly Json[] {
  const steps = parse(
    source
      .trim()
      .replace(/^\{(.*)\}$/s, "$1")
      .replace(/^\$/, ""),
  );
  if (steps === undefined) return () => [];
  return (value) => steps.reduce<readonly Json[]>((found, step) => found.flatMap(step), [value]);
}

function parse(source: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const reader = new RegExp(token);
  while (reader.lastIndex < source.length) {
    const from = reader.lastIndex;
    const match = reader.exec(source);
    if (match === null || reader.lastIndex === from) return undefined;
    const [, star, index, single, double, field, equalSingle, equalDouble, plain] = match;
    if (star !== undefined) steps.push(items);
    else if (index !== undefined) steps.push(item(Number(index)));
    else if (field !== undefined) steps.push(where(field.slice(1).split("."), equalSingle ?? equalDouble ?? ""));
    else steps.push(key((single ?? double ?? plain ?? "").replaceAll(/\\(.)/gs, "$1")));
  }
  return steps;
}

function items(value: Json): readonly Json[] {
  if (isList(value)) return value;
  return isObject(value) ? Object.values(value).filter((item) => item !== undefined) : [];
}

function item(index: number): Step {
  return (value) => {
    const found = isList(value) ? value.at(index) : undefined;
    return found === undefined ? [] : [found];
  };
}

function key(name: string): Step {
  return (value) => {
    if (!isObject(value) || !Object.hasOwn(value, name)) return [];
    const found = value[name];
    return found === undefined ? [] : [found];
  };
}

function where(path: readonly string[], wanted: string): Step {
  const steps = path.map(key);
  return (value) =>
    items(value).filter((candidate) =>
      steps
        .reduce<readonly Json[]>((found, step) => found.flatMap(step), [candidate])
        .some((found) => found === wanted),
    );
}
