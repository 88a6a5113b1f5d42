import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { apiVersion } from "@bubustack/api/kind";
import { formatPath } from "@bubustack/api/path";
import type { Pack } from "@bubustack/policies/pack";
import { closest } from "@bubustack/policies/suggest";
import type { Source } from "../source/source.ts";
import type { Document, Tree } from "../source/tree.ts";
import { child, locate, maxDepth, toJson } from "../source/tree.ts";
import { checkMetadata } from "./metadata.ts";
import type { Located, Skip, Subjected } from "./report.ts";
import { place } from "./report.ts";

/** Largest object that the API server takes, in bytes of JSON. */
export const maxObjectBytes = 3 * 1024 * 1024;
/** Most problems of one document that are reported. */
const maxProblems = 20;

/** An object in a file. */
export interface Other extends Subjected {
  readonly source: Source;
  /** The object's own tree: paths of findings start here. */
  readonly tree: Tree;
  readonly object: JsonObject;
}

/** An object of ours in a file. */
export interface Subject extends Other {
  readonly pack: Pack;
  /** The object as kubectl would send it: with its namespace. */
  readonly object: JsonObject;
}

/** What a document turned out to be. */
export interface Sorted {
  readonly subjects: Subject[];
  readonly findings: Located[];
  readonly skipped: Skip[];
  /** Objects of kinds that are not ours. */
  readonly others: Other[];
  /** Documents of kinds that are not ours, and what is no object at all. */
  foreign: number;
}

export interface SortOptions {
  readonly packs: readonly Pack[];
  /** For objects that name none. */
  readonly namespace: string;
  /** The file was named on the command line: everything in it has to be an object. */
  readonly named: boolean;
}

/** Sorts the documents of a file: our objects, those of others, and what is no object at all. */
export function sortSource(source: Source, options: SortOptions): Sorted {
  const out: Sorted = { subjects: [], findings: [], skipped: [], others: [], foreign: 0 };
  for (const document of source.documents) sortDocument(source, document, options, out);
  return out;
}

function sortDocument(source: Source, document: Document, options: SortOptions, out: Sorted): void {
  for (const { message, fix, ...span } of document.problems.slice(0, maxProblems)) {
    out.findings.push({ ...refusal(source, span, "file/unparsable", message, fix) });
  }
  const { tree } = document;
  if (tree === undefined || document.problems.length > 0) return;
  if (tree.depth > maxDepth) {
    out.findings.push(refusal(source, tree, "file/unparsable", `nested deeper than ${maxDepth} levels`));
    return;
  }
  const items = listItems(tree);
  if (items === undefined) sortTree(source, tree, options, out);
  else for (const item of items) sortTree(source, item, options, out);
}

/** The items of a `List` or `<Kind>List`, as kubectl expands them. */
function listItems(tree: Tree): readonly Tree[] | undefined {
  const kind = child(tree, "kind");
  if (kind?.type !== "scalar" || typeof kind.value !== "string" || !kind.value.endsWith("List")) return undefined;
  const items = child(tree, "items");
  return items?.type === "list" ? items.items : undefined;
}

function sortTree(source: Source, tree: Tree, options: SortOptions, out: Sorted): void {
  const apiVersionText = textAt(tree, "apiVersion");
  const kindText = textAt(tree, "kind");
  if (apiVersionText === undefined || kindText === undefined) {
    notAnObject(source, tree, options, out);
    return;
  }
  const group = apiVersionText.includes("/") ? apiVersionText.slice(0, apiVersionText.indexOf("/")) : "";
  const ours = options.packs.filter(({ kind }) => kind.group === group);
  if (ours.length === 0) {
    out.foreign++;
    addOther(source, tree, kindText, out);
    return;
  }
  const pack = ours.find(({ kind }) => kind.kind === kindText);
  if (pack === undefined) {
    unknownKind(source, tree, kindText, ours, options, out);
  } else if (apiVersion(pack.kind) !== apiVersionText) {
    const message = `${kindText} has no version "${apiVersionText}"`;
    const span = locate(tree, ["apiVersion"]);
    out.findings.push(
      refusal(source, span, "file/unknown-version", message, `write "${apiVersion(pack.kind)}"`, ["apiVersion"]),
    );
  } else if (tree.size > maxObjectBytes) {
    const message = `the object is ${(tree.size / 1024 / 1024).toFixed(1)} MiB as JSON`;
    out.findings.push(refusal(source, head(tree), "file/too-large", message, "keep it under 3 MiB"));
  } else addSubject(source, tree, pack, options, out);
}

function addOther(source: Source, tree: Tree, kind: string, out: Sorted): void {
  if (tree.size > maxObjectBytes) return;
  const object = toJson(tree);
  // Files of the command line itself, such as suites of policies, are sent to no cluster.
  if (!isObject(object) || String(object["apiVersion"]).startsWith("cli.bubustack.io/")) return;
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const text = (field: string) => (typeof metadata[field] === "string" ? metadata[field] : "");
  out.others.push({ kind, namespace: text("namespace"), name: text("name"), source, tree, object });
}

function addSubject(source: Source, tree: Tree, pack: Pack, options: SortOptions, out: Sorted): void {
  const value = toJson(tree);
  if (!isObject(value)) return;
  const given = isObject(value["metadata"]) ? value["metadata"] : {};
  const subject = { kind: pack.kind.kind, ...address(given, pack, options) };
  for (const { path, message, fix, onKey } of checkMetadata(given)) {
    const span = locate(tree, path, onKey);
    out.findings.push({ ...refusal(source, span, "file/metadata", message, fix, path), object: subject });
  }
  const metadata = pack.kind.scope === "Namespaced" ? { ...given, namespace: subject.namespace } : given;
  out.subjects.push({ ...subject, source, tree, pack, object: { ...value, metadata } });
}

function address(metadata: JsonObject, pack: Pack, options: SortOptions) {
  const { name, namespace } = metadata;
  const own = typeof namespace === "string" && namespace !== "" ? namespace : options.namespace;
  return { namespace: pack.kind.scope === "Namespaced" ? own : "", name: typeof name === "string" ? name : "" };
}

/** A folder may hold other YAML too; but half an object is a mistake everywhere. */
function notAnObject(source: Source, tree: Tree, options: SortOptions, out: Sorted): void {
  const missing = ["apiVersion", "kind"].filter((field) => textAt(tree, field) === undefined);
  if (!options.named && (missing.length === 2 || child(tree, "metadata") === undefined)) {
    out.foreign++;
    return;
  }
  const present = missing.find((field) => child(tree, field) !== undefined);
  const message =
    tree.type !== "map"
      ? "the document is not an object"
      : present === undefined
        ? `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing`
        : `${present} is not text`;
  const span = present === undefined ? head(tree) : locate(tree, [present]);
  out.findings.push(refusal(source, span, "file/not-an-object", message, "write apiVersion, kind and metadata.name"));
}

/** A near miss is a mistake; another kind of our groups belongs to another release. */
function unknownKind(
  source: Source,
  tree: Tree,
  kind: string,
  ours: readonly Pack[],
  options: SortOptions,
  out: Sorted,
): void {
  const names = ours.map((pack) => pack.kind.kind);
  const near = closest(kind, names);
  const span = locate(tree, ["kind"]);
  if (near !== undefined) {
    const message = `there is no kind "${kind}" in this group`;
    out.findings.push(refusal(source, span, "file/unknown-version", message, `did you mean "${near}"?`, ["kind"]));
    return;
  }
  const value = child(child(tree, "metadata") ?? tree, "name");
  const name = value?.type === "scalar" && typeof value.value === "string" ? value.value : "";
  out.skipped.push({
    ...place(source, span),
    rule: "file/unknown-kind",
    reason: `kind "${kind}" is not known to this release`,
    object: { kind, namespace: options.namespace, name },
  });
}

function textAt(tree: Tree, field: string): string | undefined {
  const value = child(tree, field);
  return value?.type === "scalar" && typeof value.value === "string" && value.value !== "" ? value.value : undefined;
}

function head(tree: Tree) {
  return { start: tree.start, end: Math.min(tree.end, tree.start + 1) };
}

function refusal(
  source: Source,
  span: { readonly start: number; readonly end: number },
  rule: string,
  message: string,
  fix?: string,
  path: readonly (string | number)[] = [],
): Located {
  const base = { ...place(source, span), severity: "error" as const, rule, path: formatPath(path), message };
  return fix === undefined ? base : { ...base, fix };
}
