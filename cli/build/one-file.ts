import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path/posix";
import { parseSync } from "vite";

/** A statement of a module with the comment above it. */
interface Piece {
  readonly path: string;
  readonly text: string;
  /** What it declares; nothing where it is there for what it does. */
  readonly names: readonly string[];
  /** Every name in it. */
  readonly mentions: ReadonlySet<string>;
}

/** A name of a built-in module, as an import writes it. */
interface Builtin {
  readonly module: string;
  readonly name: string;
  readonly written: string;
}

/** A module in pieces, with what it imports. */
interface Parts {
  readonly pieces: readonly Piece[];
  /** Modules of ours, by path. */
  readonly ours: readonly string[];
  readonly builtins: readonly Builtin[];
}

/**
 * Modules as one, in the order in which they load, without types and without what nothing uses; comments stay. Names are not
 * changed, so that whoever reads finds them in the sources: a name that two modules declare is an error. `read` answers a
 * module's text by its path.
 */
export function oneFile(entry: string, read: (path: string) => string): string {
  const modules = new Map<string, Parts>();
  const visit = (path: string, above: readonly string[]) => {
    if (modules.has(path)) return;
    if (above.includes(path)) throw new Error(`${[...above, path].join(" imports ")}`);
    const parts = partsOf(path, read(path));
    for (const each of parts.ours) visit(each, [...above, path]);
    modules.set(path, parts);
  };
  visit(entry, []);
  const all = [...modules.values()];
  const kept = used(all.flatMap(({ pieces }) => pieces));
  const mentioned = new Set(kept.flatMap(({ mentions }) => [...mentions]));
  const sections = [...modules.keys()].map((path) => {
    const texts = kept.filter((piece) => piece.path === path).map(({ text }) => text);
    return texts.length === 0 ? "" : `// ${path}\n\n${texts.join("\n\n")}\n`;
  });
  const builtins = all.flatMap((parts) => parts.builtins).filter(({ name }) => mentioned.has(name));
  return [importsOf(builtins), ...sections].filter((text) => text !== "").join("\n");
}

function importsOf(builtins: readonly Builtin[]): string {
  const lines = [...Map.groupBy(builtins, ({ module }) => module)].sort().map(([module, names]) => {
    const unique = [...new Set(names.map(({ written }) => written))].sort();
    return `import { ${unique.join(", ")} } from "${module}";\n`;
  });
  return lines.join("");
}

/** The pieces that what is done needs. */
function used(pieces: readonly Piece[]): readonly Piece[] {
  const byName = new Map<string, Piece>();
  for (const piece of pieces)
    for (const name of piece.names) {
      const other = byName.get(name);
      if (other) throw new Error(`${other.path} and ${piece.path} both declare ${name}`);
      byName.set(name, piece);
    }
  const kept = new Set(pieces.filter(({ names }) => names.length === 0));
  for (const piece of kept)
    for (const name of piece.mentions) {
      const needed = byName.get(name);
      if (needed) kept.add(needed);
    }
  return pieces.filter((piece) => kept.has(piece));
}

/** A node of an ESTree, as far as this reads it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function nodesOf(value: unknown): readonly Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function partsOf(path: string, source: string): Parts {
  const text = stripTypeScriptTypes(source);
  const { program, errors } = parseSync("module.js", text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const pieces: Piece[] = [];
  const ours: string[] = [];
  const builtins: Builtin[] = [];
  let before = 0;
  for (const node of nodesOf(program.body)) {
    const gap = text.slice(before, node.start);
    before = node.end;
    if (node.type === "ImportDeclaration") {
      const [module = ""] = namesIn(node["source"], "value");
      const names = specifiersOf(path, node);
      if (module.startsWith("node:")) builtins.push(...names.map((each) => ({ module, ...each })));
      else if (!module.startsWith(".")) throw new Error(`${path} imports ${module}, which would not be there`);
      else if (names.some(({ name, written }) => name !== written))
        throw new Error(`${path} imports from ${module} under another name`);
      else ours.push(join(dirname(path), module));
      continue;
    }
    const [declared = node] = node.type === "ExportNamedDeclaration" ? nodesOf(node["declaration"]) : [node];
    // A comment with a blank line under it is not about what follows: it was that of a type.
    const comment =
      gap
        .split(/\n[ \t]*\n/)
        .at(-1)
        ?.trim() ?? "";
    const code = text.slice(declared.start, declared.end);
    pieces.push({
      path,
      text: comment === "" ? code : `${comment}\n${code}`,
      names: declares(declared),
      mentions: new Set(identifiers(declared)),
    });
  }
  return { pieces, ours, builtins };
}

function specifiersOf(path: string, node: Node): readonly { readonly name: string; readonly written: string }[] {
  return nodesOf(node["specifiers"]).map(({ type, local, imported }) => {
    const [name = ""] = namesIn(local, "name");
    const [original = ""] = namesIn(imported, "name");
    if (type !== "ImportSpecifier" || name === "") throw new Error(`${path} imports a module whole`);
    return { name, written: original === name ? name : `${original} as ${name}` };
  });
}

function namesIn(value: unknown, field: "name" | "value"): readonly string[] {
  return nodesOf(value).flatMap((node) => {
    const name = node[field];
    return typeof name === "string" ? [name] : [];
  });
}

function declares(node: Node): readonly string[] {
  if (node.type === "VariableDeclaration")
    return nodesOf(node["declarations"]).flatMap(({ id }) => namesIn(id, "name"));
  return /^(Function|Class)Declaration$/.test(node.type) ? namesIn(node["id"], "name") : [];
}

function* identifiers(node: Node): Generator<string> {
  if (node.type === "Identifier" && typeof node["name"] === "string") yield node["name"];
  for (const value of Object.values(node)) for (const child of nodesOf(value)) yield* identifiers(child);
}
