import type { StoryRunStatus } from "@bubustack/api/runs/story-run";
import { storyRun } from "../../examples/objects.ts";
import { second } from "../../facts/instant.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import type { Assignment } from "../../rule.ts";
import { defaults } from "../../rule.ts";

const gated = (gate: { readonly [field: string]: string }) => storyRun({}, {}, { gates: { release: gate } });
const approved = { state: "Approved", updatedAt: "1970-01-01T00:00:00Z", updatedBy: "ada" };
const earlier = { state: "Approved", updatedAt: "1969-12-31T00:00:00Z", updatedBy: "grace" };

export default defaults<StoryRunContext>({
  id: "story-run/gates-stamped",
  kind: "StoryRun",
  about: "status",
  on: ["UPDATE"],
  stamps: true,
  summary: "A decision of a gate says who made it and when, as the API server knows it.",
  why: "Whoever may write the status could otherwise decide in the name of another. A decision that stays keeps whose it is.",
  examples: {
    fills: [
      {
        title: "A decision in the name of another",
        subResource: "status",
        object: gated({ state: "Approved", updatedBy: "the-boss" }),
        old: gated({ state: "Pending" }),
        filled: gated(approved),
      },
      {
        title: "A decision that stays",
        subResource: "status",
        object: gated({ ...earlier, updatedBy: "the-boss" }),
        old: gated(earlier),
        filled: gated(earlier),
      },
    ],
  },
  fill: ({ object, old, user, host }) => {
    const before = old?.status?.gates ?? {};
    return Object.entries(object.status?.gates ?? {}).flatMap(([name, gate]) => {
      const was = Object.hasOwn(before, name) ? before[name] : undefined;
      const path = ["status", "gates", name];
      if (was !== undefined && was.state === gate?.state && was.message === gate?.message) return kept(path, was);
      // A linter and a scan have no request, and write nothing.
      if (user === undefined) return [];
      return kept(path, { updatedBy: user.username ?? "", updatedAt: second(host.now()) });
    });
  },
});

type Gate = NonNullable<NonNullable<StoryRunStatus["gates"]>[string]>;

function kept(path: Assignment["path"], { updatedBy, updatedAt }: Gate): readonly Assignment[] {
  return [
    ...(updatedBy === undefined ? [] : [{ path: [...path, "updatedBy"], value: updatedBy }]),
    ...(updatedAt === undefined ? [] : [{ path: [...path, "updatedAt"], value: updatedAt }]),
  ];
}
