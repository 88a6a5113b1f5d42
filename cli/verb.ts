import type { Io } from "./io.ts";

/** Exit codes, the same for every verb. */
export const exits = {
  /** Done; nothing to object to. */
  clean: 0,
  /** The files have findings, or the server refused. */
  findings: 1,
  /** The command could not do its work. */
  failed: 2,
} as const;

export interface Option {
  /** As commander reads it: `-o, --output <format>`; without `<…>` it is a switch. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** The value where the flag is not given. */
  readonly default?: string;
  /** May be given more than once: its values are read by `texts`. */
  readonly repeats?: boolean;
}

export interface Argument {
  /** `<needed>`, `[optional]` or `<many...>`. */
  readonly name: string;
  readonly description: string;
  /** What a shell completes there; default nothing. */
  readonly completes?: "file" | "rule" | "kind";
  /** The only values that it may have. */
  readonly choices?: readonly string[];
}

/** What was written on the command line. */
export interface Given {
  readonly args: readonly string[];
  /** By camel-cased flag name; absent where not given and without a default. */
  readonly flags: { readonly [name: string]: string | boolean | readonly string[] | undefined };
}

interface Named {
  readonly name: string;
  /** One sentence for the help of what it is a part of. */
  readonly summary: string;
  /** What else has to be known, for its own help and the reference page. */
  readonly description?: string;
}

/** What the command does in one way: `bubu lint`, `bubu policy test`. */
export interface Action extends Named {
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  readonly examples: readonly { readonly command: string; readonly shows: string }[];
  /** Loads the implementation: `bubu --help` and the other verbs do not pay for it. Answers the exit code. */
  readonly load: () => Promise<(io: Io, given: Given) => Promise<number>>;
}

/** A verb with several actions, each with arguments and flags of its own. */
export interface Group extends Named {
  readonly actions: readonly Action[];
}

/** A verb of the command: one file, one row in `verbs/index.ts`. */
export type Verb = Action | Group;

/** Everything that can be run, with the words that run it: `["lint"]`, `["policy", "test"]`. */
export function actionsOf(
  verbs: readonly Verb[],
): readonly { readonly words: readonly string[]; readonly action: Action }[] {
  return verbs.flatMap((verb) =>
    "actions" in verb
      ? verb.actions.map((action) => ({ words: [verb.name, action.name], action }))
      : [{ words: [verb.name], action: verb }],
  );
}

/** The value of a flag that takes one. */
export function text(given: Given, name: string): string | undefined {
  const value = given.flags[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of a flag that may be given more than once, in their order; empty where it is not given. */
export function texts(given: Given, name: string): readonly string[] {
  const values = given.flags[name];
  return Array.isArray(values) ? values.map(String) : [];
}

/** Whether a switch was given. */
export function on(given: Given, name: string): boolean {
  return given.flags[name] === true;
}
