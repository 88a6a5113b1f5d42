import { brief } from "@bubustack/api/json";
import { edgeTable, groupOf } from "../../edges/table.ts";
import { referenceGrant } from "../../examples/flow-objects.ts";
import type { Entry, ReferenceGrantContext } from "../../facts/reference-grant.ts";
import type { Found } from "../../finding.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

/** References that a grant can let be. */
const edges = edgeTable.filter(({ permission }) => permission === "settings");
const story = { group: "bubustack.io", kind: "Story", namespace: "flows" };

export default rule<ReferenceGrantContext>({
  id: "reference-grant/edge-known",
  kind: "ReferenceGrant",
  effect: "warn",
  summary: "Each entry of a grant is one side of a reference that there is.",
  why: "A grant for a kind that never refers to the other one grants nothing: a StoryRun refers to a Story, the Story to Engrams, and each needs its own grant.",
  examples: {
    allow: [
      { object: referenceGrant() },
      {
        title: "All that a triggered run needs",
        object: referenceGrant({
          from: [
            { group: "runs.bubustack.io", kind: "StoryTrigger", namespace: "flows" },
            { group: "runs.bubustack.io", kind: "StoryRun", namespace: "flows" },
          ],
          to: [{ group: "bubustack.io", kind: "Story" }],
        }),
      },
    ],
    deny: [
      {
        title: "A kind that does not refer to the other",
        object: referenceGrant({ from: [{ group: "runs.bubustack.io", kind: "StoryRun", namespace: "flows" }] }),
      },
      { title: "A misspelt kind", object: referenceGrant({ to: [{ group: "bubustack.io", kind: "Engrams" }] }) },
      { title: "Another group", object: referenceGrant({ from: [{ ...story, group: "runs.bubustack.io" }] }) },
    ],
  },
  check: ({ facts, refused }) => {
    const suggestions = new Suggestions();
    const [from, to] = [new Set(facts.from.map(({ kind }) => kind)), new Set(facts.to.map(({ kind }) => kind))];
    const judge = (entry: Entry): readonly Found[] => {
      const path = ["spec", entry.side, entry.at];
      // Empty words, and wildcards, are found by others.
      if (entry.kind === "" || entry.kind.includes("*") || refused?.(path) === true) return [];
      const known = edges.filter((edge) => edge[entry.side] === entry.kind);
      if (known.length === 0) {
        const kinds = () => new Set(edges.map((edge) => edge[entry.side]));
        const does = entry.side === "from" ? "refers to nothing in another namespace" : "cannot be let be referred to";
        const fix = suggestions.fix(entry.kind, kinds, `use one of ${[...kinds()].sort().join(", ")}`);
        return [notFound([...path, "kind"], `${brief(entry.kind)} ${does}`, { fix })];
      }
      if (groupOf(entry.kind) !== entry.group && !entry.group.includes("*")) {
        const group = groupOf(entry.kind);
        const message = `${brief(entry.kind)} is of group ${brief(group)}`;
        return [notFound([...path, "group"], message, { fix: `write ${brief(group)}`, replacement: group })];
      }
      const others = entry.side === "from" ? to : from;
      const other = entry.side === "from" ? "to" : "from";
      if (known.some((edge) => others.has(edge[other]))) return [];
      const kinds = [...new Set(known.map((edge) => edge[other]))].sort();
      const message = `${brief(entry.kind)} ${entry.side === "from" ? "refers to" : "is referred to by"} none of \`${other}\``;
      return [notFound([...path, "kind"], message, { fix: `add ${kinds.join(" or ")} to \`${other}\`` })];
    };
    return [...facts.from, ...facts.to].flatMap(judge);
  },
});
