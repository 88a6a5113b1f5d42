import { brief } from "@bubustack/api/json";
import { impulse, referenceGrant } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ReferenceGrantContext } from "../../facts/reference-grant.ts";
import { forbidden } from "../../finding.ts";
import type { IndexName } from "../../indexes.ts";
import type { Ask } from "../../related.ts";
import { rule } from "../../rule.ts";

/** The kinds that refer to others for long, with the index of what they use of other namespaces. */
const referrers: { readonly [kind: string]: IndexName } = { Story: "storiesByForeign", Impulse: "impulsesByForeign" };
const group = "bubustack.io";
/** Most entries that are looked at; longer lists are refused by the schema. */
const most = 100;

interface Use {
  readonly kind: string;
  readonly index: IndexName;
  readonly value: string;
}

/** What the grant lets others use, as the indexes are asked for it; each once. */
function uses({ facts, namespace }: ReferenceGrantContext): readonly Use[] {
  const kinds = new Set(facts.from.slice(0, most).flatMap((one) => (one.group === group ? [one.kind] : [])));
  const values = new Set(
    facts.to
      .slice(0, most)
      .filter((one) => one.group === group)
      .map(({ kind, which }) => `${kind} ${namespace}${which === "" ? "" : `/${which}`}`),
  );
  return [...kinds].flatMap((kind) => {
    const index = Object.hasOwn(referrers, kind) ? referrers[kind] : undefined;
    return index === undefined ? [] : [...values].map((value) => ({ kind, index, value }));
  });
}

const sharing = story(
  { steps: [{ name: "get", ref: { name: "fetch", namespace: "default" } }] },
  { namespace: "flows" },
);

export default rule<ReferenceGrantContext>({
  id: "reference-grant/relied-on",
  kind: "ReferenceGrant",
  effect: "warn",
  summary: "Nobody relies on a grant that is deleted.",
  why: "A consent can be withdrawn at any time; whoever withdraws it should know what stops working: runs that start later are refused the reference.",
  on: ["DELETE"],
  examples: {
    allow: [
      { object: referenceGrant(), operation: "DELETE" },
      {
        title: "A Story of a namespace that the grant does not name",
        object: referenceGrant({ from: [{ group, kind: "Story", namespace: "others" }] }),
        operation: "DELETE",
        related: [sharing],
      },
    ],
    deny: [
      { title: "Used by a Story", object: referenceGrant(), operation: "DELETE", related: [sharing] },
      {
        title: "Used by an Impulse",
        object: referenceGrant({
          from: [{ group, kind: "Impulse", namespace: "flows" }],
          to: [{ group, kind: "Story", name: "a" }],
        }),
        operation: "DELETE",
        related: [impulse({ storyRef: { name: "a", namespace: "default" } }, { namespace: "flows" })],
      },
    ],
  },
  needs: (context) => uses(context).map(({ index, value }): Ask => ({ verb: "list", index, value })),
  check: (context) => {
    const { facts, related } = context;
    const found = new Set<string>();
    for (const { kind, index, value } of uses(context)) {
      const allowed = facts.from
        .filter((one) => one.group === group && one.kind === kind)
        .map(({ which }) => `${which}/`);
      for (const name of related.list(index, value).names) {
        if (allowed.some((namespace) => name.startsWith(namespace))) found.add(`${kind} ${brief(name)}`);
      }
    }
    if (found.size === 0) return [];
    const shown = [...found].sort().slice(0, 5);
    const more = found.size > shown.length ? ` and ${found.size - shown.length} more` : "";
    const fix = "create a grant anew if that was not meant";
    return [forbidden(["metadata", "name"], `is relied on by ${shown.join(", ")}${more}`, { fix })];
  },
});
