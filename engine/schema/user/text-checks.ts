import { runes } from "../scalars.ts";
import { formats } from "./formats.ts";
import type { Check } from "./model.ts";
import { spend, violate } from "./run.ts";
import type { Source } from "./source.ts";
import { unknown, valid } from "./truth.ts";
import * as words from "./words.ts";

/** The keywords about texts. */
export function textChecks(source: Source): readonly Check<string>[] {
  const checks: Check<string>[] = [];
  const [min, max] = source.counts("minLength", "maxLength");
  // A text never has more characters than UTF-16 units, so they are counted only where it matters.
  if (max !== undefined)
    checks.push((text, run) =>
      text.length > max && spend(run, text.length >> 4) && runes(text) > max
        ? violate(run, "maxLength", () => words.bound("maxLength", max, text))
        : valid,
    );
  if (min !== undefined)
    checks.push((text, run) =>
      text.length < min * 2 && spend(run, text.length >> 4) && runes(text) < min
        ? violate(run, "minLength", () => words.bound("minLength", min, text))
        : valid,
    );
  const pattern = patternCheck(source);
  if (pattern !== undefined) checks.push(pattern);
  const name = source.text("format");
  const format = name !== undefined && Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (name !== undefined && format !== undefined)
    checks.push((text, run) => {
      if (!spend(run, text.length >> 2)) return unknown;
      return format(text) ? valid : violate(run, "format", () => words.format(text, name));
    });
  return checks;
}

function patternCheck(source: Source): Check<string> | undefined {
  const text = source.text("pattern");
  const pattern = text === undefined ? undefined : source.compiling.pattern(text, [...source.path, "pattern"]);
  if (pattern === undefined) return undefined;
  return (value, run) => {
    const fits = pattern.test(value, run);
    if (fits === undefined) run.exhausted = true;
    if (fits === true) return valid;
    return run.exhausted ? unknown : violate(run, "pattern", () => words.pattern(value, pattern.source));
  };
}
