import type { Json, JsonObject } from "@bubustack/api/json";
import type { Template } from "./ast.ts";
import type { TemplateError } from "./fault.ts";
import { errorOf } from "./fault.ts";
import { plainPath, valueAt } from "./plain.ts";
import { resultOf } from "./result.ts";
import type { Limits, TemplateHost } from "./run.ts";
import { Run } from "./run.ts";
import { Walker } from "./walker.ts";

export interface EvaluateOptions extends Partial<Limits> {
  /** Hashes, and where `volatile` is set the clock and chance. Without it the functions that need them are unavailable. */
  readonly host?: TemplateHost;
  /** Allows `now`, `uuidv4` and random texts and numbers; off unless set. */
  readonly volatile?: boolean;
  /**
   * What a text makes of a value that is not there: `print` writes `<no value>`, as Go does, and is the default; `error`
   * refuses it, for texts that must not be the same for everybody, such as keys.
   */
  readonly missing?: "print" | "error";
}

export const defaultLimits: Limits = Object.freeze({ maxSteps: 1_000_000, maxOutputBytes: 65_536 });

/** What evaluating a template yields. */
export type Evaluated =
  | { readonly value: Json; readonly error?: undefined }
  | { readonly error: TemplateError; readonly value?: undefined };

/**
 * Evaluates a template in a scope. A template that is one action yields its value with its type: a plain path the value
 * of the scope as it is (each of its keys must exist), anything else what is computed. Every other template yields a
 * text. Total; never more work than the limits allow, which default to a million steps and 65,536 bytes. A plain path
 * may yield more than that: nothing is copied.
 */
export function evaluate(template: Template, scope: JsonObject, options: EvaluateOptions = {}): Evaluated {
  const { maxSteps = defaultLimits.maxSteps, maxOutputBytes = defaultLimits.maxOutputBytes } = options;
  const run = new Run({ maxSteps, maxOutputBytes }, options.host, options.volatile ?? false);
  try {
    const { single } = template;
    const path = single === undefined ? undefined : plainPath(single);
    if (single !== undefined && path !== undefined) {
      run.at = single.at;
      // A scope is JSON, and what a path finds in it is as well.
      return { value: (valueAt(scope, path, run) ?? null) as Json };
    }
    const walker = new Walker(template, scope, run, options.missing ?? "print");
    return { value: single === undefined ? walker.text() : resultOf(walker.value(single), run) };
  } catch (caught) {
    return { error: errorOf(caught, template.text, run.at) };
  }
}
