import type { Json, JsonObject } from "@bubustack/api/json";
import type { EvaluateOptions } from "../evaluate.ts";
import { evaluate } from "../evaluate.ts";
import type { TemplateError } from "../fault.ts";
import { parse } from "../parse.ts";
import type { TemplateHost } from "../run.ts";
import { Run } from "../run.ts";

/** A host whose hashes tell their input's length, whose clock stands and whose chance counts up. */
export function testHost(): TemplateHost {
  let drawn = 0;
  return {
    sha1: (bytes) => new Uint8Array([bytes.length, 1]),
    sha256: (bytes) => new Uint8Array([bytes.length, 2]),
    now: () => 1_700_000_000_123,
    random: () => (drawn++ % 10) / 10,
  };
}

/** A run with room enough. */
export function testRun(limits: { readonly maxSteps?: number; readonly maxOutputBytes?: number } = {}): Run {
  const { maxSteps = 100_000, maxOutputBytes = 65_536 } = limits;
  return new Run({ maxSteps, maxOutputBytes }, testHost(), true);
}

/** What a template yields. An error is thrown with its message. */
export function evaluated(text: string, scope: JsonObject = {}, options: EvaluateOptions = { host: testHost() }): Json {
  const { value, error } = attempt(text, scope, options);
  if (value === undefined) throw new Error(error?.message);
  return value;
}

/** The error of a template that must not evaluate. */
export function failed(
  text: string,
  scope: JsonObject = {},
  options: EvaluateOptions = { host: testHost() },
): TemplateError {
  const { value, error } = attempt(text, scope, options);
  if (error === undefined) throw new Error(`no error, but ${JSON.stringify(value)}`);
  return error;
}

function attempt(text: string, scope: JsonObject, options: EvaluateOptions) {
  const { template, error } = parse(text);
  return template === undefined ? { error, value: undefined } : evaluate(template, scope, options);
}
