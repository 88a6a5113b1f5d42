/** What a server says to the cases of a group by other policies that hold the same. */
import { expect } from "vitest";
import { saidBy } from "./as-ours.ts";
import type { Group } from "./case.ts";
import type { Answer } from "./run.ts";

export type Answers = { readonly [name: string]: Answer };

/** Kinds that policies of ours may be about in the cases. */
const about = /^(ConfigMap|Pod|ServiceAccount|Service|Namespace|Widget|Gadget|Deployment|Job|Story|StoryRun)$/;

/** Compares who is let through, and that a refusal has the words of the policy. Answers how many cases there were. */
export function compared({ group, cases }: Group, expected: Answers, given: Answers): number {
  let count = 0;
  for (const { name, request } of cases) {
    if (!about.test(String(request.object["kind"]))) continue;
    const [golden, answer] = [expected[name], given[name]];
    const theirs = golden && saidBy(golden);
    if (theirs === undefined || answer === undefined) continue;
    const which = `${group}: ${name}: ${answer.message ?? "allowed"}`;
    expect.soft(answer.code < 400, which).toBe(theirs.refused === undefined);
    if (theirs.refused !== undefined) expect.soft(oneLine(answer.message ?? ""), which).toContain(bare(theirs.refused));
    count++;
  }
  return count;
}

/** What a policy says, without the words that the API server puts before it. */
function bare(refused: string): string {
  return oneLine(
    refused
      .replace(/^ValidatingAdmissionPolicy '[^']*' with binding '[^']*' denied request: /, "")
      .replace(/^failed to configure \w+: /, ""),
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
