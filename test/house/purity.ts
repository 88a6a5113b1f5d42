import type { Node } from "./tree.ts";
import { children, isNode, lineAt, nameOf, tree, walk } from "./tree.ts";

/** Globals through which code reaches out of its arguments, or makes code out of text. */
const globals = new Set(
  (
    "eval Function globalThis global window self process Buffer require module console performance crypto " +
    "setTimeout setInterval setImmediate queueMicrotask fetch navigator document Worker WebAssembly Intl " +
    "WeakRef FinalizationRegistry Atomics SharedArrayBuffer"
  ).split(" "),
);

/** Members whose answer depends on the locale or the time zone of the machine. */
const local =
  /^(localeCompare|toLocale\w+|get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset))$/;

/** Members of built-ins that read the clock, chance, or text that depends on the engine. */
const members = new Set(["Date.now", "Math.random", "Error.captureStackTrace"]);

/** What makes a module impure, one line each: `line 3: Date.now`. Comments, texts and types do not count. */
export function impurities(path: string, text: string): readonly string[] {
  const program = tree(path, text);
  const declared = declarations(program);
  const found: string[] = [];
  for (const [node, parent, field] of walk(program)) {
    const what = impurity(node, parent, field, declared);
    if (what !== undefined) found.push(`line ${lineAt(text, node.start)}: ${what}`);
  }
  return found;
}

function impurity(node: Node, parent: Node | undefined, field: string, declared: ReadonlySet<string>) {
  switch (node.type) {
    case "ImportExpression":
      return "import()";
    case "MetaProperty":
      return nameOf(node.meta) === "import" ? "import.meta" : undefined;
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return builtin(node.source);
    case "MemberExpression":
      return member(node);
    case "NewExpression":
    case "CallExpression":
      return clock(node, declared);
    case "Identifier":
      return free(node, parent, field, declared);
    default:
      return undefined;
  }
}

function builtin(source: unknown): string | undefined {
  const specifier = nameOf(source);
  return specifier?.startsWith("node:") ? specifier : undefined;
}

function member(node: Node): string | undefined {
  const property = nameOf(node.property);
  if (property === undefined) return undefined;
  const whole = `${isNode(node.object) && node.object.type === "Identifier" ? nameOf(node.object) : ""}.${property}`;
  if (members.has(whole)) return whole;
  // A computed member counts by its text: `x["localeCompare"]`.
  return local.test(property) && !(node.computed === true && isIdentifier(node.property)) ? property : undefined;
}

/** `new Date()` and `Date()` read the clock; a date made from a value does not. */
function clock(node: Node, declared: ReadonlySet<string>): string | undefined {
  if (!isIdentifier(node.callee) || nameOf(node.callee) !== "Date" || declared.has("Date")) return undefined;
  if (node.type === "CallExpression") return "Date()";
  return Array.isArray(node.arguments) && node.arguments.length > 0 ? undefined : "new Date()";
}

function free(node: Node, parent: Node | undefined, field: string, declared: ReadonlySet<string>): string | undefined {
  const name = nameOf(node);
  if (name === undefined || !globals.has(name) || declared.has(name)) return undefined;
  if (parent?.computed !== true) {
    if (parent?.type === "MemberExpression" && field === "property") return undefined;
    if (parent?.type === "Property" && field === "key") return undefined;
    if (/^(MethodDefinition|PropertyDefinition|ImportSpecifier|ExportSpecifier)$/.test(parent?.type ?? ""))
      return field === "key" || field === "imported" || field === "exported" ? undefined : name;
  }
  return name;
}

function isIdentifier(value: unknown): boolean {
  return isNode(value) && value.type === "Identifier";
}

/** The names that a module declares anywhere: they hide a global of the same name. */
function declarations(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [node] of walk(program)) {
    for (const target of bindings(node)) {
      const name = isNode(target) && target.type === "Identifier" ? nameOf(target) : undefined;
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function bindings(node: Node): readonly unknown[] {
  if (node.type === "VariableDeclarator") return patterns(node.id);
  if (node.type === "CatchClause") return patterns(node.param);
  if (/^Import.*Specifier$/.test(node.type)) return [node.local];
  const params = Array.isArray(node.params) ? node.params.flatMap(patterns) : [];
  return /^(Function|Class|ArrowFunction)/.test(node.type) ? [node.id, ...params] : [];
}

function patterns(target: unknown): readonly Node[] {
  if (!isNode(target)) return [];
  if (target.type === "Identifier") return [target];
  if (target.type === "AssignmentPattern") return patterns(target.left);
  return children(target).flatMap(([field, child]) => (field === "key" ? [] : patterns(child)));
}
