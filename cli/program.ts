import { Argument, Command, CommanderError, Option } from "commander";
import { fail, UsageError } from "./fail.ts";
import type { Io } from "./io.ts";
import type { Action, Given, Verb } from "./verb.ts";
import { exits } from "./verb.ts";

/** Runs the command line (without interpreter and script) and answers the exit code. Never throws. */
export async function runProgram(verbs: readonly Verb[], io: Io, argv: readonly string[]): Promise<number> {
  const json = wantsJson(argv);
  let code: number = exits.clean;
  const program = build(verbs, io, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync(argv.length === 0 ? ["--help"] : [...argv], { from: "user" });
    return code;
  } catch (error) {
    // Help is not an error: commander leaves this way after it has printed it.
    if (error instanceof CommanderError && error.exitCode === 0) return exits.clean;
    return fail(io, error instanceof CommanderError ? usage(error) : error, json);
  }
}

function build(verbs: readonly Verb[], io: Io, done: (exit: number) => void): Command {
  const program = new Command("bubu")
    .description("BubuStack: workflows on Kubernetes, with policy in front.")
    .usage("VERB [ARGUMENTS] [FLAGS]")
    .helpCommand(false)
    .addHelpText("after", `\n${exitText}`);
  settle(program, io);
  for (const verb of verbs) program.addCommand(attach(verb, io, done));
  return program;
}

/** The command of a verb, ready to run. */
function attach(verb: Verb, io: Io, done: (exit: number) => void): Command {
  if ("actions" in verb) {
    const group = described(verb).usage("ACTION [ARGUMENTS] [FLAGS]").helpCommand(false);
    settle(group, io);
    for (const action of verb.actions) group.addCommand(attach(action, io, done));
    return group;
  }
  const command = declare(verb);
  settle(command, io);
  return command.action(async () => {
    const given: Given = { args: command.args, flags: command.opts() };
    done(await (await verb.load())(io, given));
  });
}

const exitText =
  "Exit codes: 0 clean, 1 findings or refused, 2 could not run.\nbubu VERB --help shows flags and examples.";

/** Commander must neither end the process nor write past `io`; what it says about errors is said by `fail`. */
function settle(command: Command, io: Io): void {
  command
    .exitOverride()
    .helpOption("-h, --help", "show this help")
    .configureOutput({ writeOut: io.out, writeErr: () => undefined, outputError: () => undefined })
    .allowExcessArguments(false);
}

function described({ name, summary, description }: Verb): Command {
  const more = description?.replaceAll(/(\S)\n(?=\S)/g, "$1 ");
  return new Command(name).summary(summary).description(more === undefined ? summary : `${summary}\n\n${more}`);
}

function declare(verb: Action): Command {
  const command = described(verb);
  for (const { name, description, choices } of verb.arguments ?? []) {
    const argument = new Argument(name, description);
    command.addArgument(choices === undefined ? argument : argument.choices([...choices]));
  }
  for (const { flags, description, choices, default: fallback, repeats } of verb.options ?? []) {
    const option = new Option(flags, description);
    if (repeats) option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
    if (choices !== undefined) option.choices([...choices]);
    command.addOption(fallback === undefined ? option : option.default(fallback));
  }
  const widest = Math.max(...verb.examples.map((example) => example.command.length));
  const examples = verb.examples.map((example) => `  ${example.command.padEnd(widest)}   ${example.shows}`);
  return command.addHelpText("after", `\nExamples:\n${examples.join("\n")}`);
}

/** `error: unknown option '--strct'\n(Did you mean --strict?)` as an error with its fix. */
function usage(error: CommanderError): UsageError {
  if (error.code === "commander.help") return new UsageError("an action is missing", "bubu VERB --help lists them");
  const [first = "", second = ""] = error.message.split("\n");
  const message = first.replace(/^error: /, "");
  const near = /^\(Did you mean (?:one of )?(.*?)\??\)$/.exec(second)?.[1];
  return new UsageError(
    message,
    near === undefined ? "see bubu --help, and bubu VERB --help for its flags" : `did you mean ${near}?`,
  );
}

/** Whether errors are to be said as JSON, even those that keep the command line from being read. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (arg, at) => /^(-o=?json|--output=json)$/.test(arg) || (/^(-o|--output)$/.test(arg) && argv[at + 1] === "json"),
  );
}
