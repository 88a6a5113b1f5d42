/** Where something is in a text. */
export interface Position {
  /** In UTF-16 units, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units, from 1. */
  readonly column: number;
}

/**
 * What kind of thing went wrong:
 * - `syntax`: the template cannot be read;
 * - `function`: it calls a function that does not exist (`name`);
 * - `missing`: a plain path leads nowhere (`path`: its root and keys); under `steps` it may appear later;
 * - `offloaded`: a value is needed that is stored elsewhere (`name`: its reference);
 * - `value`: a function cannot work with what it was given;
 * - `fail`: the template called `fail`;
 * - `unavailable`: it calls a function whose answer is not determined by the scope, which is not allowed here (`name`);
 * - `budget`: it would take too many steps, make too much text, or nest too deep.
 */
export type ErrorKind = "syntax" | "function" | "missing" | "offloaded" | "value" | "fail" | "unavailable" | "budget";

/** Why a template could not be parsed or evaluated. */
export interface TemplateError {
  readonly kind: ErrorKind;
  /** What is wrong, with the offending part in it; one line without a full stop. */
  readonly message: string;
  /** What to write instead, as an imperative phrase. */
  readonly fix?: string;
  readonly position: Position;
  /** The function or the storage reference that it is about. */
  readonly name?: string;
  /** The keys of a path that leads nowhere, from its root to the one that is missing. */
  readonly path?: readonly (string | number)[];
}

/** What a fault may say besides its message. */
export type Extra = Pick<TemplateError, "fix" | "name" | "path">;

/** Ends parsing or evaluation from within; it is caught at the door and never leaves this folder. */
export class Fault {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly extra: Extra;
  /** Offset; undefined where only the caller knows it. */
  at: number | undefined;

  constructor(kind: ErrorKind, message: string, at?: number, extra: Extra = {}) {
    this.kind = kind;
    this.message = message;
    this.at = at;
    this.extra = extra;
  }
}

/** The line and column of an offset. Lines end with a line feed. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < end; next = text.indexOf("\n", start)) {
    line++;
    start = next + 1;
  }
  return { offset: end, line, column: end - start + 1 };
}

/** The error that a caught fault stands for, at `at` unless it knows better; what is no fault is thrown again. */
export function errorOf(caught: unknown, text: string, at = 0): TemplateError {
  if (!(caught instanceof Fault)) throw caught;
  return { kind: caught.kind, message: caught.message, ...caught.extra, position: positionAt(text, caught.at ?? at) };
}
