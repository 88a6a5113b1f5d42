import type { Action, Option, Verb } from "../verb.ts";
import { actionsOf } from "../verb.ts";

/** The words of `-o, --output <format>`: `-o`, `--output`. */
function names(option: Option): readonly string[] {
  return option.flags.replace(/ ?<.*$/, "").split(/, */);
}

function takesValue(option: Option): boolean {
  return option.flags.includes("<");
}

/** What the values of a flag are, where they are not listed. */
function sortOfValue(option: Option): "file" | "folder" | "none" {
  if (/<(file|path)>/.test(option.flags)) return "file";
  return /<folder>/.test(option.flags) ? "folder" : "none";
}

function options(verb: Action): readonly Option[] {
  return [...(verb.options ?? []), { flags: "-h, --help", description: "show this help" }];
}

const rules = "$(bubu explain -o name 2>/dev/null)";

/** How bash completes a value or an argument: a list of words, files, or folders. */
function reply(words: string): string {
  return `COMPREPLY=($(compgen -W "${words}" -- "$cur"))`;
}

export function bash(verbs: readonly Verb[]): string {
  const cases = verbs.map(
    (verb) => `    ${verb.name})\n${"actions" in verb ? bashGroup(verb.actions) : bashAction(verb)} ;;`,
  );
  return `# bash completion for bubu: source <(bubu completion bash)
_bubu() {
  local cur prev verb
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  verb="\${COMP_WORDS[1]}"
  if [[ $COMP_CWORD -eq 1 ]]; then ${reply(verbs.map(({ name }) => name).join(" "))}; return; fi
  case "$verb" in
${cases.join("\n")}
  esac
}
complete -o filenames -F _bubu bubu
`;
}

function bashGroup(actions: readonly Action[]): string {
  const cases = actions.map((action) => `        ${action.name})\n${bashAction(action)} ;;`);
  return `      if [[ $COMP_CWORD -eq 2 ]]; then ${reply(actions.map(({ name }) => name).join(" "))}; return; fi
      case "\${COMP_WORDS[2]}" in
${cases.join("\n")}
      esac`;
}

function bashAction(verb: Action): string {
  const values = options(verb)
    .filter(takesValue)
    .map((option) => {
      const kind = sortOfValue(option);
      const action = option.choices
        ? reply(option.choices.join(" "))
        : kind === "file"
          ? 'COMPREPLY=($(compgen -f -- "$cur"))'
          : kind === "folder"
            ? 'COMPREPLY=($(compgen -d -- "$cur"))'
            : "COMPREPLY=()";
      return `        ${names(option).join("|")}) ${action}; return ;;`;
    });
  const flags = options(verb).flatMap(names).join(" ");
  return `      case "$prev" in
${values.join("\n")}
      esac
      if [[ "$cur" == -* ]]; then ${reply(flags)}; return; fi
      ${bashArgument(verb)}`;
}

function bashArgument(verb: Action): string {
  const [first] = verb.arguments ?? [];
  if (first?.choices) return reply(first.choices.join(" "));
  if (first?.completes === "rule") return reply(rules);
  return first?.completes === "file" ? 'COMPREPLY=($(compgen -f -- "$cur"))' : "COMPREPLY=()";
}

/** Text inside single quotes of zsh and fish, and inside zsh's brackets and colons. */
function quoted(text: string): string {
  return text.replaceAll("\\", "").replaceAll("'", "’").replaceAll("[", "(").replaceAll("]", ")").replaceAll(":", " -");
}

export function zsh(verbs: readonly Verb[]): string {
  const cases = verbs.map((verb) =>
    "actions" in verb ? `    ${verb.name})\n${zshGroup(verb.actions)} ;;` : `    ${verb.name}) ${zshAction(verb)} ;;`,
  );
  return `#compdef bubu
# zsh completion for bubu: source <(bubu completion zsh)
_bubu() {
  local -a verbs
  verbs=(
${verbs.map((verb) => `    ${zshName(verb)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then _describe verb verbs; return; fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${cases.join("\n")}
  esac
}
compdef _bubu bubu
`;
}

function zshName({ name, summary }: Verb): string {
  return `'${name}:${quoted(summary)}'`;
}

function zshGroup(actions: readonly Action[]): string {
  return `      local -a actions
      actions=(${actions.map(zshName).join(" ")})
      if (( CURRENT == 2 )); then _describe action actions; return; fi
      local action=$words[2]
      shift words
      (( CURRENT-- ))
      case $action in
${actions.map((action) => `        ${action.name}) ${zshAction(action)} ;;`).join("\n")}
      esac`;
}

function zshAction(verb: Action): string {
  const flags = options(verb).flatMap((option) =>
    names(option).map((name) => `'${name}[${quoted(option.description)}]${zshValue(option)}'`),
  );
  return `_arguments ${[...flags, `'*: :${zshArgument(verb)}'`].join(" ")}`;
}

function zshValue(option: Option): string {
  if (!takesValue(option)) return "";
  if (option.choices) return `:value:(${option.choices.join(" ")})`;
  const kind = sortOfValue(option);
  return kind === "file" ? ":file:_files" : kind === "folder" ? ":folder:_files -/" : ":value:";
}

function zshArgument(verb: Action): string {
  const [first] = verb.arguments ?? [];
  if (first?.choices) return `(${first.choices.join(" ")})`;
  if (first?.completes === "rule") return `(${rules})`;
  return first?.completes === "file" ? "_files" : "";
}

/** True where the words after `bubu` begin with the given ones. */
const fishAt = `function __bubu_at
  set -l words (commandline -opc)
  for at in (seq (count $argv))
    test "$words[(math $at + 1)]" = "$argv[$at]"; or return 1
  end
end`;

export function fish(verbs: readonly Verb[]): string {
  const lines = ["# fish completion for bubu: bubu completion fish | source", fishAt, "complete -c bubu -f"];
  for (const verb of verbs) {
    lines.push(`complete -c bubu -n __fish_use_subcommand -a ${verb.name} -d '${quoted(verb.summary)}'`);
    if (!("actions" in verb)) continue;
    const next = `__bubu_at ${verb.name}; and test (count (commandline -opc)) -eq 2`;
    for (const { name, summary } of verb.actions)
      lines.push(`complete -c bubu -n '${next}' -a ${name} -d '${quoted(summary)}'`);
  }
  for (const { words, action } of actionsOf(verbs)) {
    const used = `__bubu_at ${words.join(" ")}`;
    const [first] = action.arguments ?? [];
    if (first?.choices) lines.push(`complete -c bubu -n '${used}' -a '${first.choices.join(" ")}'`);
    if (first?.completes === "rule")
      lines.push(`complete -c bubu -n '${used}' -a '(bubu explain -o name 2>/dev/null)'`);
    if (first?.completes === "file") lines.push(`complete -c bubu -n '${used}' -F`);
    for (const option of options(action)) lines.push(`complete -c bubu -n '${used}' ${fishOption(option)}`);
  }
  return `${lines.join("\n")}\n`;
}

function fishOption(option: Option): string {
  const flags = names(option).map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = !takesValue(option)
    ? ""
    : option.choices
      ? ` -x -a '${option.choices.join(" ")}'`
      : sortOfValue(option) === "none"
        ? " -x"
        : " -r -F";
  return `${flags.join(" ")}${value} -d '${quoted(option.description)}'`;
}
