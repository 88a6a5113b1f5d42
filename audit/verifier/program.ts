import { parseArgs } from "node:util";
import type { Answer, Asked } from "./asked.ts";

/** What a program may touch of its process. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly cwd: string;
}

/** A program that answers one kind of question. */
export interface Program {
  readonly usage: string;
  readonly answer: (asked: Asked) => Promise<Answer>;
}

/**
 * Runs a program by its arguments, without interpreter and script. Answers the exit code: 0 where all holds, 1 where not, 2 where
 * that cannot be said.
 */
export async function program(
  { usage, answer }: Program,
  argv: readonly string[],
  { out, err, cwd }: Streams,
): Promise<number> {
  const asked = read(argv, cwd);
  if (asked === "help") {
    out(usage);
    return 0;
  }
  const said = "wrong" in asked ? { problem: asked.wrong, fix: "see --help" } : await answer(asked);
  if ("text" in said) {
    out(said.text);
    return said.holds ? 0 : 1;
  }
  err(
    "problem" in said
      ? `error: ${said.problem}\nfix: ${said.fix}\n`
      : `error: ${said.unreadable} cannot be read: ${said.why}\n`,
  );
  return 2;
}

const many = { type: "string", multiple: true, default: [] as string[] } as const;
const flags = {
  key: many,
  since: many,
  witness: many,
  output: { type: "string", short: "o", default: "human" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What the command line asks for, or what is wrong with it. */
function read(argv: readonly string[], cwd: string): Asked | { readonly wrong: string } | "help" {
  try {
    const { values, positionals: paths } = parseArgs({ args: [...argv], options: flags, allowPositionals: true });
    const { key: keys, since, witness: witnesses, output, help } = values;
    if (help) return "help";
    if (paths.length === 0) return { wrong: "nothing is named that is to be read" };
    if (output !== "json" && output !== "human") return { wrong: `-o: there is no format ${output}` };
    const plain = (text: string) => text;
    return { cwd, paths, keys, since, witnesses, json: output === "json", paint: { red: plain, green: plain } };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
