/** What is wrong with one expression of a policy. */
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import { usesOf } from "@bubustack/cel/analysis/uses";
import type { Program } from "@bubustack/cel/compile";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import type { Issue } from "@bubustack/cel/syntax/source";
import { position } from "@bubustack/cel/syntax/source";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import type { Found } from "../finding.ts";
import { forbidden, invalid } from "../finding.ts";

interface Wanted {
  /** The types that its value may have; empty: any. */
  readonly wanted: readonly Type[];
  /** Of a policy or exception of a namespace, which must not look beyond it. */
  readonly within: boolean;
}

/** Most mistakes of one expression that are told. */
const most = 5;

/** Why an expression does not compile, has a value of another type, or looks beyond its namespace. */
export function expressionFindings(path: Path, source: string, env: Environment, wanted: Wanted): readonly Found[] {
  // An empty one is the schema's finding.
  if (source === "") return [];
  const compiled = compile(source, env);
  if ("issues" in compiled) return compiled.issues.slice(0, most).map((issue) => issueFinding(path, source, issue));
  return [...typeFindings(path, compiled.program, wanted), ...reachFindings(path, compiled.program, wanted)];
}

function issueFinding(path: Path, source: string, { message, at, hint }: Issue): Found {
  const { line, column } = position(source, at);
  const where = at < 0 ? "" : ` at line ${line}, column ${column}`;
  const said = printable(message.replaceAll(/\s+/g, " ")).trim().replace(/\.$/, "");
  const fix = hint === undefined ? "correct the expression" : printable(hint).replace(/\.$/, "");
  return invalid(path, `is no CEL of this policy${where}: ${said}`, { fix });
}

function typeFindings(path: Path, { type }: Program, { wanted }: Wanted): readonly Found[] {
  if (wanted.length === 0 || wanted.some((one) => types.same(one, type))) return [];
  const list = wanted.map(({ name }) => name).join(" or ");
  return [invalid(path, `gives ${brief(type.name)}`, { fix: `write an expression that gives ${list}` })];
}

/** Functions that take a namespace, or the name of an account in one. */
const reaching = new Set(["namespace", "serviceAccount"]);

function reachFindings(path: Path, { ast }: Program, { within }: Wanted): readonly Found[] {
  if (!within) return [];
  const { functions, complete } = usesOf(ast.expr);
  if (!complete) return [forbidden(path, "is too large to be looked through", { fix: "split it into variables" })];
  return functions
    .filter((name) => reaching.has(name))
    .map((name) =>
      forbidden(path, `calls ${name}(), which looks into other namespaces`, {
        fix: "leave it out, or write it for the cluster",
      }),
    );
}
