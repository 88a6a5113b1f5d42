import { RE2JS } from "re2js";
import type { Frame } from "../plan/frame.ts";
import { CelError } from "../values/value.ts";
import { automatonOf } from "./automaton.ts";
import { Deterministic } from "./deterministic.ts";

/** The longest pattern. */
const maxPattern = 8_192;
/** States that one match may look at to find out more of the deterministic automaton: about 2 ms. */
const fuel = 20_000;

/**
 * A pattern in RE2 syntax, matched in time linear in the text. Before each match the work is estimated as program size
 * times text length; what would take too long is refused.
 */
export class Regex {
  readonly #pattern: RE2JS;
  /** Found when first asked; null where the pattern has none. */
  #deterministic: Deterministic | null | undefined = undefined;
  /** Instructions of the compiled program. */
  readonly size: number;

  constructor(pattern: RE2JS) {
    this.#pattern = pattern;
    this.size = pattern.programSize();
  }

  /** True where the pattern matches anywhere in the text. */
  test(frame: Frame, text: string): boolean | CelError {
    return frame.work(this.size * text.length) ?? this.#decides(text) ?? this.#pattern.test(text);
  }

  /** What the deterministic automaton says, if it can. */
  #decides(text: string): boolean | undefined {
    if (this.#deterministic === undefined) {
      const automaton = automatonOf(this.#pattern.re2());
      this.#deterministic = (automaton && Deterministic.of(automaton)) ?? null;
    }
    return this.#deterministic?.test(text, { left: text.length + fuel });
  }

  /** Where matches start and end, groups included, at most `limit` matches; -1 for a group that took no part. */
  matches(frame: Frame, text: string, limit: number): readonly (readonly (readonly [number, number])[])[] | CelError {
    const refused = frame.work(this.size * text.length);
    if (refused !== undefined) return refused;
    const matcher = this.#pattern.matcher(text);
    const found: (readonly [number, number])[][] = [];
    let last = -1;
    while (found.length < limit && matcher.find()) {
      // An empty match where the last one ended is none, as in Go.
      if (matcher.start() === matcher.end() && matcher.end() === last) continue;
      last = matcher.end();
      const groups: (readonly [number, number])[] = [];
      for (let group = 0; group <= matcher.groupCount(); group++)
        groups.push([matcher.start(group), matcher.end(group)]);
      found.push(groups);
    }
    return found;
  }

  get groups(): number {
    return this.#pattern.groupCount();
  }
}

/** A pattern, or what is wrong with it. */
export function compileRegex(source: string): Regex | CelError {
  if (source.length > maxPattern)
    return new CelError(`error parsing regexp: pattern of ${source.length} characters is too long`);
  try {
    return new Regex(RE2JS.compile(source));
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : "invalid pattern";
    return new CelError(message);
  }
}

/** The pattern of an argument, compiled once an evaluation. */
export function regexOf(frame: Frame, source: string): Regex | CelError {
  const known = frame.patterns.get(source);
  if (known !== undefined) return known;
  const compiled = compileRegex(source);
  if (frame.patterns.size < 100) frame.patterns.set(source, compiled);
  return compiled;
}
