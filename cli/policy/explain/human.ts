/** An explanation for people. */
import { printable } from "@bubustack/api/printable";
import type { HoldingException } from "@bubustack/policies/policy/holding";
import type { Style } from "../../terminal/style.ts";
import { table } from "../../terminal/table.ts";
import type { Explained } from "./explain.ts";

/** A table of policies, those that hold first; then exceptions and what would be answered. */
export function human(name: string, { verdict, policies }: Explained, style: Style): string {
  const order = ["holds", "unknown", "does not hold"];
  const sorted = policies.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const rows = sorted.map(({ kind, namespace, policy, state, by, why, findings }) => [
    `${kind} ${namespace === "" ? "" : `${namespace}/`}${policy}`,
    state,
    answerOf(state, findings),
    [...by, ...(why === undefined ? [] : [why])].join("; "),
  ]);
  const paint = verdict === "refused" ? style.red : verdict === "allowed" ? style.green : style.yellow;
  const exceptions = sorted.flatMap(({ policy, exceptions: some }) => some.map((one) => exceptionText(policy, one)));
  const findings = sorted.flatMap(({ policy, findings: some }) =>
    some.map(
      ({ action, path, message, rule }) =>
        `  ${action.toLowerCase()}: ${policy}: ${path === "" ? "" : `${path}: `}${message} [${rule}]`,
    ),
  );
  return [
    `${style.bold(printable(name))}: ${paint(verdict)}\n`,
    policies.length === 0 ? "there are no policies\n" : table(["POLICY", "STATE", "ANSWER", "BY, OR WHY NOT"], rows),
    ...[...exceptions, ...findings].map((line) => `${printable(line)}\n`),
  ].join("");
}

function answerOf(state: string, findings: Explained["policies"][number]["findings"]): string {
  if (state !== "holds") return "-";
  const actions = new Set(findings.map(({ action }) => action));
  if (actions.has("Deny")) return "refuses";
  return actions.has("Warn") ? "warns" : actions.has("Audit") ? "notes" : "passes";
}

function exceptionText(policy: string, { kind, namespace, name, rules, state, why }: HoldingException): string {
  const from = rules === undefined ? policy : `${policy} (${rules.join(", ")})`;
  return `  exception: ${kind} ${namespace === "" ? "" : `${namespace}/`}${name} from ${from}: ${state}${why === undefined ? "" : `, ${why}`}`;
}
