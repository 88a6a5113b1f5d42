import { defaultSettings } from "@bubustack/policies/settings";
import { fileRules } from "./lint/rule-text.ts";
import type { Action, Argument, Option, Verb } from "./verb.ts";
import { verbs } from "./verbs/index.ts";

/** Renders docs/cli.md from the verbs. `toYaml` writes one YAML document. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  const text = [head, ...verbs.map(verbSection), reports(toYaml)].join("\n");
  return new Map([["docs/cli.md", text]]);
}

const head = `# The bubu command

\`npx bubu VERB [ARGUMENTS] [FLAGS]\`. \`bubu VERB --help\` says the same as this page.

| Exit code | Meaning |
|---|---|
| 0 | Done; nothing to object to. Warnings, and rules that could not decide, do not change it (\`lint --strict\` does). |
| 1 | The files have findings, or the server refused. |
| 2 | The command could not do its work: a wrong command line, an unreadable file, no server. |

Results go to standard output, everything else to standard error. An error is two lines, \`error: message (code)\` and \`fix: …\`;
[errors.md](errors.md) lists the codes. With \`-o json\` it is one line of JSON: \`{"version":1,"error":{"code":…,"message":…,"fix":…}}\`.
Colour is used on terminals only, and not where \`NO_COLOR\` is set.

A kubeconfig is taken from \`--kubeconfig\`, else from \`$KUBECONFIG\`, else from \`.bubu/dev/kubeconfig\` below the current folder (written
by \`bubu dev\`), else from \`~/.kube/config\`.
`;

function verbSection(verb: Verb): string {
  if (!("actions" in verb)) return actionSection(verb, `bubu ${verb.name}`, "##");
  return [
    `## bubu ${verb.name}\n`,
    `${verb.summary}${verb.description === undefined ? "" : `\n\n${verb.description}`}\n`,
    ...verb.actions.map((action) => actionSection(action, `bubu ${verb.name} ${action.name}`, "###")),
  ].join("\n");
}

function actionSection(verb: Action, title: string, heading: string): string {
  const usage = [title, ...(verb.arguments ?? []).map(({ name }) => name), "[FLAGS]"].join(" ");
  const rows = [...(verb.arguments ?? []).map(argumentRow), ...(verb.options ?? []).map(optionRow)];
  const table = rows.length === 0 ? [] : ["| | |", "|---|---|", ...rows, ""];
  const examples = verb.examples.map(({ command, shows }) => `# ${shows}\n${command}`);
  return [
    `${heading} ${title}\n`,
    `${verb.summary}${verb.description === undefined ? "" : `\n\n${verb.description}`}\n`,
    `    ${usage}\n`,
    ...table,
    "```sh",
    ...examples,
    "```",
    "",
  ].join("\n");
}

function argumentRow({ name, description, choices }: Argument): string {
  return row(name, choices === undefined ? description : `${description}: ${choices.join(", ")}`);
}

function optionRow({ flags, description, choices, default: fallback }: Option): string {
  const values = choices === undefined ? "" : `: ${choices.join(", ")}`;
  return row(flags, `${description}${values}${fallback === undefined ? "" : `; default \`${fallback}\``}`);
}

function row(name: string, text: string): string {
  return `| \`${name}\` | ${text.replaceAll("|", "\\|")} |`;
}

function reports(toYaml: (value: unknown) => string): string {
  const rules = Object.entries(fileRules).map(([id, { summary }]) => `| \`${id}\` | ${summary} |`);
  return `## What bubu lint reports

Rules are listed by \`bubu explain\`. Besides, the linter finds by itself:

| Rule | What holds |
|---|---|
${rules.join("\n")}
| \`<kind>/schema\` | The object is what the schema of its kind says. |
| \`<kind>/unknown-field\` | Every field is one that the schema of the kind has. |

\`-o json\` is one line with an object of these fields. \`version\` changes when one of them changes its meaning; new ones may come.

| Field | Meaning |
|---|---|
| \`version\` | 1 |
| \`files\` | the files that were read, as named on the command line or found in folders; \`-\` is standard input |
| \`objects[]\` | \`file\`, \`line\`, \`kind\`, \`namespace\`, \`name\` and \`verdict\`: what the kernel answered, the same as at admission for the same request and related objects; where there are policies \`policies\`, in the same form: what they say of it, and which stay unverified. Objects of other kinds have \`policies\` alone |
| \`findings[]\` | \`severity\` (\`error\` or \`warning\`), \`rule\`, \`file\`, \`start\` and \`end\` (\`line\` and \`column\` from 1, in UTF-16 code units; \`end\` is behind the last one), \`path\`, \`message\`, \`fix\`, \`object\` |
| \`skipped[]\` | rules that could not decide, and objects of kinds that this release does not know: \`rule\`, \`reason\`, the place, \`object\` |
| \`summary\` | \`files\`, \`objects\`, \`foreign\` (documents of other kinds that nothing was said about), \`errors\`, \`warnings\`, \`skipped\` |

\`-o sarif\` is SARIF 2.1.0; \`-o github\` are workflow commands, which GitHub shows at the lines of a pull request.

A settings file says what the installation decides; these are the defaults:

\`\`\`yaml
${toYaml(defaultSettings).trimEnd()}
\`\`\`

\`policy.namespacedKinds\` are what the policies of namespaces may be about, \`policy.targets\` what \`*\` and resources of the cluster stand for in
policies, and \`policy.systemNamespaces\` where none is asked, besides the namespaces of Kubernetes and ours. \`policy.readable\` lists kinds outside of
our groups that policies may read, never Secrets and never all, such as \`{group: "", version: v1, kind: ConfigMap, resource: configmaps}\`; with
\`namespaces\` only there, with \`namespaced: false\` for kinds outside of namespaces.
`;
}
