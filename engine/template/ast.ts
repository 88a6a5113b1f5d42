// What a parsed template is: plain frozen data. `at` is an offset into the text, in UTF-16 units; `positionAt` makes a
// line and a column of it.

/** A parsed template. */
export interface Template {
  /** The text that was parsed. */
  readonly text: string;
  readonly body: Block;
  /** Named parts: `{{ define "name" }}` and `{{ block "name" … }}`, in the order of the text. */
  readonly definitions: readonly Definition[];
  /**
   * The pipeline of a template that is one action with nothing but blanks around it. Its value keeps its type; every
   * other template yields a text.
   */
  readonly single: Pipe | undefined;
  /** Uses of functions whose answer is not determined by the scope: `now` and chance. Callers forbid them by scope. */
  readonly volatile: readonly Called[];
}

/** A function that is called somewhere. */
export interface Called {
  readonly name: string;
  readonly at: number;
}

export interface Definition {
  readonly name: string;
  readonly at: number;
  readonly body: Block;
}

export type Block = readonly Node[];

export type Node =
  | { readonly kind: "text"; readonly at: number; readonly text: string }
  | { readonly kind: "action"; readonly at: number; readonly pipe: Pipe }
  | Choice
  | Loop
  | { readonly kind: "break" | "continue"; readonly at: number }
  | { readonly kind: "template"; readonly at: number; readonly name: string; readonly pipe: Pipe | undefined };

/** `if` and `with`, with all of their `else if` or `else with`. */
export interface Choice {
  readonly kind: "if" | "with";
  readonly at: number;
  readonly branches: readonly { readonly pipe: Pipe; readonly body: Block }[];
  readonly otherwise: Block | undefined;
}

export interface Loop {
  readonly kind: "range";
  readonly at: number;
  readonly pipe: Pipe;
  readonly body: Block;
  readonly otherwise: Block | undefined;
}

/** `$a, $b := command | command`: each command gets the value of the one before as its last argument. */
export interface Pipe {
  readonly kind: "pipe";
  readonly at: number;
  /** Names with their dollar sign; two of them only in `range`. */
  readonly variables: readonly string[];
  /** True for `=`, which sets variables that exist; false for `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

/** An operand, or a function with its arguments. */
export interface Command {
  readonly at: number;
  readonly head: Operand;
  readonly args: readonly Operand[];
}

export type Operand =
  | Pipe
  | Path
  | NumberLiteral
  | { readonly kind: "dot" | "nil"; readonly at: number }
  | { readonly kind: "bool"; readonly at: number; readonly value: boolean }
  | { readonly kind: "string"; readonly at: number; readonly value: string }
  | { readonly kind: "variable"; readonly at: number; readonly name: string }
  /** A root of the scope without a dot: `inputs`. It means the root wherever dot points. */
  | { readonly kind: "root"; readonly at: number; readonly name: string }
  | { readonly kind: "function"; readonly at: number; readonly name: string };

/** `base.field["key"][0]`. */
export interface Path {
  readonly kind: "path";
  readonly at: number;
  readonly base: Operand;
  readonly keys: readonly Key[];
}

/** One step down: a field after a dot, or an operand in brackets. */
export type Key =
  | { readonly kind: "field"; readonly at: number; readonly name: string }
  | { readonly kind: "index"; readonly at: number; readonly operand: Operand };

/** A number; Go decides its type where it is used, by how it is written and what is wanted there. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly at: number;
  readonly text: string;
  /** The value as an integer of 64 bits, where it is one: `1`, `1.0`, `'a'`. */
  readonly int: bigint | undefined;
  readonly float: number;
  /** True where Go takes it for a float when nothing says what is wanted: it has a point or an exponent. */
  readonly isFloat: boolean;
}
