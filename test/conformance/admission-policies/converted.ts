/** The cases by policies of Kubernetes that `bubu policy convert` made of ours. */
import { convert } from "@bubustack/cli/policy/convert/convert";
import { asOurs } from "./as-ours.ts";
import type { Group } from "./case.ts";
import type { Answers } from "./compared.ts";
import { compared } from "./compared.ts";
import { withoutSecrets } from "./registered.ts";
import type { Target } from "./run.ts";
import { runGroup } from "./run.ts";

/** Holds what a server says by what was converted there and back against what it said by the policies as they were. Answers how many cases there were. */
export async function holdConverted(
  target: Target,
  groups: readonly Group[],
  answers: { readonly [group: string]: Answers },
): Promise<number> {
  let count = 0;
  for (const group of groups.map(withoutSecrets)) {
    const ours = asOurs(group.policies);
    if (ours === undefined) continue;
    const { objects, refused } = convert(ours, "native");
    if (refused.length > 0) continue;
    const given = await runGroup(target, { ...group, policies: objects });
    count += compared(group, answers[group.group] ?? {}, given);
  }
  return count;
}
