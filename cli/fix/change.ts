import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath, pointer } from "@bubustack/api/path";
import type { Correction } from "@bubustack/policies/finding";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import type { Examined } from "../lint/lint.ts";
import type { Subject } from "../lint/subjects.ts";
import type { Tree } from "../source/tree.ts";
import { child, toJson } from "../source/tree.ts";

/** A correction of an object in a file. */
export interface Change {
  readonly subject: Subject;
  readonly correction: Correction;
  /** What asks for it: a rule's id, or `default` for what is filled in. */
  readonly by: string;
}

/**
 * What can be changed in an object: what findings ask for, one change a place; where nothing refuses the object, the
 * defaults that the API server would fill in.
 */
export function changesOf({ subject, verdict, unknown }: Examined): readonly Change[] {
  const asked = [...unknown, ...verdict.findings, ...verdict.warnings].flatMap(({ rule, correction }) =>
    correction === undefined ? [] : [{ subject, correction, by: rule }],
  );
  const places = new Map(asked.toReversed().map((change) => [pointer(change.correction.path), change]));
  if (places.size > 0 || !verdict.allowed || unknown.length > 0) return [...places.values()].toReversed();
  return verdict.patches.flatMap((patch) => {
    const correction = filledIn(patch, subject.tree);
    return correction === undefined ? [] : [{ subject, correction, by: "default" }];
  });
}

function filledIn(patch: PatchOperation, tree: Tree): Correction | undefined {
  if (patch.op !== "add" && patch.op !== "replace") return undefined;
  return { path: pathIn(tree, patch.path), set: patch.value };
}

/** A pointer as a path: its words are places in lists where the tree has a list. */
function pathIn(tree: Tree, text: string): Path {
  let at: Tree | undefined = tree;
  return text
    .split("/")
    .slice(1)
    .map((token) => {
      const word = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const part = at?.type === "list" ? Number(word) : word;
      at = at === undefined ? undefined : child(at, part);
      return part;
    });
}

/** `spec.pattern: "bach" is now "batch"`. */
export function changeText({ subject, correction, by }: Change): string {
  const { path } = correction;
  const at = formatPath(path);
  const old = path.reduce<Tree | undefined>(
    (from, part) => (from === undefined ? undefined : child(from, part)),
    subject.tree,
  );
  const was = old === undefined ? undefined : brief(toJson(old));
  if ("rename" in correction) return `${at}: is now called ${brief(correction.rename)} [${by}]`;
  if ("remove" in correction) return `${at}: ${was ?? "it"} is gone [${by}]`;
  const now = brief(correction.set);
  return was === undefined ? `${at}: is now written as ${now} [${by}]` : `${at}: ${was} is now ${now} [${by}]`;
}
