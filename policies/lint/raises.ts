/** What a mutation writes that gives a Pod more rights than it asked for. */
import type { Expr } from "@bubustack/cel/syntax/ast";
import { children } from "@bubustack/cel/syntax/walk";

/** A field that is written, by its name, and what stands there: undefined where that is computed. */
interface Written {
  readonly field: string;
  readonly value: Expr;
}

const always = () => true;
/** Whether a value of a field raises; what is computed may. */
const raising: { readonly [field: string]: (value: Expr) => boolean } = {
  privileged: unless(false),
  hostNetwork: unless(false),
  hostPID: unless(false),
  hostIPC: unless(false),
  allowPrivilegeEscalation: unless(false),
  runAsNonRoot: unless(true),
  runAsUser: is(0),
  runAsGroup: is(0),
  automountServiceAccountToken: unless(false),
  hostUsers: unless(false),
  procMount: is("Unmasked"),
  hostPath: always,
  hostPort: (value) => !isLiteral(value, 0),
  serviceAccountName: always,
  serviceAccount: always,
  hostProcess: unless(false),
};
/** Fields whose removal raises. */
const protecting = new Set([
  "securityContext",
  "runAsNonRoot",
  "allowPrivilegeEscalation",
  "seccompProfile",
  "appArmorProfile",
  "drop",
  "automountServiceAccountToken",
]);

/** What an expression of a mutation writes or removes that raises privilege, as `field` or `removal of field`; each once. */
export function raised(root: Expr): readonly string[] {
  const found = new Set<string>();
  for (const expr of specifying(root)) {
    for (const { field, value } of fieldsOf(expr)) if (raises(field, value)) found.add(field);
    if (expr.kind === "struct" && expr.name === "JSONPatch") for (const one of ofOperation(expr)) found.add(one);
  }
  return [...found];
}

const free = new Set(["labels", "annotations", "matchLabels", "data", "nodeSelector"]);

/** The parts of an expression, without maps whose keys are no fields. */
function specifying(root: Expr): ReadonlySet<Expr> {
  const seen = new Set<Expr>();
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const fields = fieldsOf(next);
    const skipped = new Set(fields.filter(({ field }) => free.has(field)).map(({ value }) => value));
    waiting.push(...children(next).filter((part) => !skipped.has(part)));
  }
  return seen;
}

function fieldsOf(expr: Expr): readonly Written[] {
  if (expr.kind === "struct")
    return expr.name === "JSONPatch" ? [] : expr.fields.map(({ name, value }) => ({ field: name, value }));
  if (expr.kind !== "map") return [];
  return expr.entries.flatMap(({ key, value }) =>
    key.kind === "literal" && typeof key.value === "string" ? [{ field: key.value, value }] : [],
  );
}

function raises(field: string, value: Expr): boolean {
  if (field === "capabilities") return fieldsOf(value).some((one) => one.field === "add" && !isEmpty(one.value));
  if (field === "seccompProfile" || field === "appArmorProfile")
    return fieldsOf(value).some((one) => one.field === "type" && isLiteral(one.value, "Unconfined"));
  return Object.hasOwn(raising, field) && raising[field]?.(value) === true;
}

function ofOperation({ fields }: Extract<Expr, { kind: "struct" }>): readonly string[] {
  const field = (name: string) => fields.find((one) => one.name === name)?.value;
  const [op, path, value] = [field("op"), field("path"), field("value")];
  const last = path === undefined ? undefined : lastKeys(path);
  if (last === undefined) return [];
  const [key = "", above = "", before = ""] = last;
  if (op !== undefined && isLiteral(op, "remove")) return protecting.has(key) ? [`removal of ${key}`] : [];
  if (value === undefined) return [];
  // An item that is added to capabilities.add.
  if (key === "add" && above === "capabilities") return isEmpty(value) ? [] : ["capabilities.add"];
  if (above === "add" && before === "capabilities") return ["capabilities.add"];
  if (key === "type" && (above === "seccompProfile" || above === "appArmorProfile"))
    return isLiteral(value, "Unconfined") ? [above] : [];
  return raises(key, value) ? [key] : [];
}

/** The last keys of a JSON pointer, last first; what is computed is `*`. */
function lastKeys(path: Expr): readonly string[] | undefined {
  const text = joined(path);
  return text.includes("/") ? text.split("/").toReversed() : undefined;
}

function joined(expr: Expr): string {
  if (expr.kind === "literal") return typeof expr.value === "string" ? expr.value : "*";
  if (expr.kind === "call" && expr.name === "_+_") return expr.args.map(joined).join("");
  return "*";
}

function unless(value: boolean): (expr: Expr) => boolean {
  return (expr) => !isLiteral(expr, value);
}

function is(value: string | number): (expr: Expr) => boolean {
  return (expr) => isLiteral(expr, value);
}

function isLiteral(expr: Expr, value: string | number | boolean): boolean {
  return expr.kind === "literal" && expr.value === value;
}

function isEmpty(expr: Expr): boolean {
  return expr.kind === "list" && expr.elements.length === 0;
}
