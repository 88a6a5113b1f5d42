/** The cases by policies of Kubernetes that `bubu policy convert` made of ours. */
import { convert } from "@bubustack/cli/policy/convert/convert";
import { expect } from "vitest";
import { asOurs, saidBy } from "./as-ours.ts";
import type { Group } from "./case.ts";
import { about, bare, withoutSecrets } from "./registered.ts";
import type { Answer, Target } from "./run.ts";
import { runGroup } from "./run.ts";

/** Holds what a server says by what was converted there and back against what it said by the policies as they were. Answers how many cases there were. */
export async function holdConverted(
  target: Target,
  groups: readonly Group[],
  answers: { readonly [group: string]: { readonly [name: string]: Answer } },
): Promise<number> {
  let compared = 0;
  for (const group of groups.map(withoutSecrets)) {
    const ours = asOurs(group.policies);
    if (ours === undefined) continue;
    const { objects, refused } = convert(ours, "native");
    if (refused.length > 0) continue;
    const given = await runGroup(target, { ...group, policies: objects });
    for (const { name, request } of group.cases) {
      if (!about.test(String(request.object["kind"]))) continue;
      const [golden, answer] = [answers[group.group]?.[name], given[name]];
      const theirs = golden && saidBy(golden);
      if (theirs === undefined || answer === undefined) continue;
      const which = `${group.group}: ${name}: ${answer.message ?? "allowed"}`;
      expect.soft(answer.code < 400, which).toBe(theirs.refused === undefined);
      const said = bare(theirs.refused);
      if (said !== undefined) expect.soft(answer.message, which).toContain(said);
      compared++;
    }
  }
  return compared;
}
