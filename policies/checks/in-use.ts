import { brief } from "@bubustack/api/json";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";
import type { IndexName } from "../indexes.ts";
import { indexes } from "../indexes.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";

/** The ask for everything that refers to the object at hand. */
export function usersAsk({ namespace, name }: Context, index: IndexName): readonly Ask[] {
  return [{ verb: "list", index, value: namespace === "" ? name : `${namespace}/${name}` }];
}

/** Who refers to the object: of its own namespace only, and not itself; cluster-scoped objects are used anywhere. */
export function usersOf(
  context: Context,
  index: IndexName,
): { readonly names: readonly string[]; readonly more: boolean } {
  const { namespace, name, related } = context;
  const value = namespace === "" ? name : `${namespace}/${name}`;
  const listed = related.list(index, value);
  const self = "ofItself" in indexes[index] ? value : undefined;
  const own = listed.names.filter((user) => namespace === "" || (user.startsWith(`${namespace}/`) && user !== self));
  return { names: own, more: listed.total > listed.names.length };
}

/** The refusal to delete what others use: `who` are they, in the plural. */
export function inUse(context: Context, index: IndexName, who: string): readonly Found[] {
  const { names, more } = usersOf(context, index);
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).map((user) => brief(user));
  const rest = names.length - shown.length;
  const others = more ? " and others" : rest > 0 ? ` and ${rest} more` : "";
  const message = `is used by ${who} ${shown.join(", ")}${others}`;
  const fix = 'change or delete them first, or set the annotation policy.bubustack.io/force-delete to "true"';
  return [forbidden(["metadata", "name"], message, { fix })];
}
