import { floatText } from "./floats.ts";
import { offloaded } from "./offloaded.ts";
import type { Run } from "./run.ts";
import type { Value } from "./value.ts";
import { entry, Int, isDict, isList, keysOf } from "./value.ts";

/** A value as Go's `%v` prints it, paid for. Nothing is `<nil>`, also where it is not there at all. */
export function textOf(value: Value, run: Run): string {
  if (typeof value === "string") return value;
  if (isList(value) || isDict(value)) {
    const parts: string[] = [];
    write(value, run, parts, 0);
    return run.made(parts.join(""));
  }
  return scalarText(value);
}

/** A value where a template prints it: what is not there is `<no value>`. */
export function printed(value: Value, run: Run): string {
  return value === undefined || value === null ? "<no value>" : textOf(value, run);
}

function write(value: Value, run: Run, parts: string[], depth: number): void {
  run.deep(depth);
  run.charge();
  if (typeof value === "string") {
    run.text(value.length);
    parts.push(value);
  } else if (isList(value)) {
    parts.push("[");
    for (const [index, item] of value.entries()) {
      if (index > 0) parts.push(" ");
      write(item, run, parts, depth + 1);
    }
    parts.push("]");
  } else if (isDict(value)) {
    offloaded(value, run);
    parts.push("map[");
    for (const [index, key] of keysOf(value).entries()) {
      run.text(key.length);
      parts.push(`${index > 0 ? " " : ""}${key}:`);
      write(entry(value, key), run, parts, depth + 1);
    }
    parts.push("]");
  } else parts.push(scalarText(value));
}

function scalarText(value: Value): string {
  if (value === undefined || value === null) return "<nil>";
  if (typeof value === "number") return floatText(value);
  return value instanceof Int ? value.value.toString() : String(value);
}

/** Values side by side as Go's `Sprint`: a blank between two that are no texts. */
export function sideBySide(values: readonly Value[], run: Run): string {
  let out = "";
  for (const [index, value] of values.entries()) {
    const gap = index > 0 && typeof value !== "string" && typeof values[index - 1] !== "string";
    out += (gap ? " " : "") + textOf(value, run);
    run.text(out.length);
  }
  return out;
}
