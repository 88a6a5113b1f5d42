import { parseDuration } from "@bubustack/api/duration";
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { plainDuration } from "@bubustack/api/plain-duration";
import type { Problem } from "./primitive.ts";
import { isTemplate } from "./text.ts";

export interface DurationOptions {
  /** Refused when missing or blank. */
  readonly required?: boolean;
  /** Shortest that is allowed, in milliseconds; without it anything above 0 is. */
  readonly atLeast?: number;
  /** A template may stand here: it is taken as it is and not checked. */
  readonly template?: boolean;
}

/** Most unknown fields of one object that are reported. */
const mostUnknown = 20;

/** Reads the fields of one object and collects what is wrong with them. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly #fields: JsonObject;
  readonly #path: Path;

  /** `fields` are all that may occur; anything else is a problem of kind `unknown`. */
  constructor(given: Json | undefined, fields: readonly string[], path: Path = []) {
    this.#path = path;
    this.#fields = isObject(given) ? given : {};
    if (given !== undefined && given !== null && !isObject(given)) this.#wrongType([], given, "object");
    const unknown = Object.keys(this.#fields).filter(
      (name) => !fields.includes(name) && this.#fields[name] !== undefined,
    );
    // Sorted, so that what is reported does not depend on the order of keys.
    for (const name of unknown.sort().slice(0, mostUnknown)) {
      this.problems.push({
        path: [...path, name],
        kind: "unknown",
        message: `${brief(name)} is not read`,
        given: name,
        options: fields,
      });
    }
  }

  /** The field as it is; `null` counts as absent. */
  json(name: string): Json | undefined {
    return Object.hasOwn(this.#fields, name) ? (this.#fields[name] ?? undefined) : undefined;
  }

  text(name: string): string | undefined {
    const value = this.json(name);
    if (value === undefined || typeof value === "string") return value;
    this.#wrongType([name], value, "string");
    return undefined;
  }

  boolean(name: string): boolean | undefined {
    const value = this.json(name);
    if (value === undefined || typeof value === "boolean") return value;
    this.#wrongType([name], value, "boolean");
    return undefined;
  }

  /** A text that must be there and not be blank. */
  requiredText(name: string, fix: string): string | undefined {
    const given = this.json(name);
    const value = this.text(name);
    if (given !== undefined && value === undefined) return undefined;
    if (value !== undefined && value.trim() !== "") return value;
    this.missing(name, fix);
    return undefined;
  }

  /** A Go duration, in milliseconds; undefined where it is absent, blank, wrong or a template. */
  duration(name: string, options: DurationOptions = {}): number | undefined {
    const given = this.json(name);
    if (typeof given === "number") {
      this.#durationWithoutUnit(name, given);
      return undefined;
    }
    const text = this.text(name);
    if (given !== undefined && text === undefined) return undefined;
    if (text === undefined || text.trim() === "") {
      if (options.required === true) this.missing(name, 'write a duration such as "30s"');
      return undefined;
    }
    if (options.template === true && isTemplate(text)) return undefined;
    const value = parseDuration(text);
    const shortest = options.atLeast ?? 0;
    if (value !== undefined && (options.atLeast === undefined ? value > 0 : value >= shortest)) return value;
    const what = options.atLeast === undefined ? "a positive duration" : `a duration of at least ${shortest}ms`;
    const plain = plainDuration(text);
    const fix = plain === undefined ? 'write a duration such as "30s"' : `write "${plain}"`;
    this.problems.push({
      path: [...this.#path, name],
      kind: "invalid",
      message: `${brief(text)} is not ${what}`,
      fix,
      ...(plain === undefined ? {} : { replacement: plain }),
    });
    return undefined;
  }

  /** One of some words. */
  choice<W extends string>(name: string, words: readonly W[], same = (a: string, b: string) => a === b): W | undefined {
    const text = this.text(name);
    if (text === undefined || text === "") return undefined;
    const word = words.find((one) => same(one, text));
    if (word !== undefined) return word;
    const message = `${brief(text)} is not one of ${words.map((one) => `"${one}"`).join(", ")}`;
    this.problems.push({ path: [...this.#path, name], kind: "choice", message, given: text, options: words });
    return undefined;
  }

  missing(name: string, fix: string): void {
    this.problem(name, "required", `${name} is required`, fix);
  }

  problem(name: string, kind: Problem["kind"], message: string, fix: string): void {
    this.problems.push({ path: [...this.#path, name], kind, message, fix });
  }

  #durationWithoutUnit(name: string, given: number): void {
    const whole = Number.isInteger(given) && given > 0;
    this.problems.push({
      path: [...this.#path, name],
      kind: "type",
      message: `${brief(given)} has no unit`,
      fix: whole ? `write "${given}s" for seconds` : 'write a duration such as "30s"',
      ...(whole ? { replacement: `${given}s` } : {}),
    });
  }

  #wrongType(path: Path, value: Json, wanted: string): void {
    this.problems.push({
      path: [...this.#path, ...path],
      kind: "type",
      message: `is of type ${typeName(value)} (${brief(value)})`,
      fix: `write a value of type ${wanted}`,
    });
  }
}
