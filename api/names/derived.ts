/** Names that follow from other names. Part of the contract: clients of other makes derive the same ones. */
import { composeName, composeWithSuffix } from "./compose.ts";
import type { Digests } from "./digests.ts";
import { hex, shortHash } from "./digests.ts";
import { head, words } from "./words.ts";

/** The length of a Kubernetes object's name. */
const longest = 253;
/** The length of an idempotency key. */
const longestKey = 256;

/** The StoryRun that a token starts: the same token starts the same run. */
export function storyRunName(digests: Digests, namespace: string, story: string, token: string): string {
  const hash = shortHash(digests, `${namespace}/${story}/${token}`);
  const said = words(token);
  const end = said === "" ? hash : said === token && namespace === "" ? said : `${said}-${hash}`;
  const name = `${story}-${end}`;
  if (name.length <= longest) return name;
  return `${trimmed(story.slice(0, longest - hash.length - 1)) || "s"}-${hash}`;
}

/** The StoryTrigger of a delivery: its key where it has one, else its submission. Empty where it has neither. */
export function storyTriggerName(
  digests: Digests,
  namespace: string,
  story: string,
  { key = "", submissionId }: { readonly key?: string; readonly submissionId: string },
): string {
  const identity = key === "" ? submissionId : key;
  return identity === "" ? "" : withHash(story, "trigger", shortHash(digests, `${namespace}/${story}/${identity}`));
}

/** The claim of an effect of a StepRun. Empty where the effect has no key. */
export function effectClaimName(digests: Digests, namespace: string, stepRun: string, effectKey: string): string {
  if (effectKey === "") return "";
  return withHash(stepRun, "effect", shortHash(digests, `${namespace}/${stepRun}/${effectKey}`));
}

/** The key that marks repetitions of a step's work, where nothing else is said. At most 256 characters. */
export function idempotencyKey(digests: Digests, namespace: string, storyRun: string, stepId: string): string {
  const place = namespace.trim() === "" ? "" : `ns/${namespace.trim()}/`;
  const key = `${place}storyrun/${storyRun.trim()}/step/${stepId.trim()}`;
  const bytes = digests.utf8(key);
  return bytes.length <= longestKey ? key : `sha256:${hex(digests.sha256(bytes))}`;
}

/** The StepRun of a step; also its Job, Deployment and Service, and the StoryRun that an executeStory step starts. */
export function stepRunName(digests: Digests, storyRun: string, step: string): string {
  return composeName(digests, storyRun, step);
}

/** The StepRun of a branch of a parallel step. */
export function branchRunName(digests: Digests, storyRun: string, step: string, branch: string): string {
  return composeName(digests, storyRun, step, branch);
}

/** The step id of a StepRun that reads a stored value for a step, or for one child of it. */
export function materializeStepId(digests: Digests, purpose: string, ...of: readonly string[]): string {
  return composeName(digests, "materialize", purpose, ...of);
}

/** The TransportBinding of a realtime step. */
export function transportBindingName(digests: Digests, storyRun: string, step: string): string {
  return composeName(digests, storyRun, step, "transport");
}

/** The ServiceAccount, Role and RoleBinding of the pods of a run. */
export function engramRunner(digests: Digests, storyRun: string): string {
  return composeWithSuffix(digests, storyRun, "engram-runner");
}

/** The ServiceAccount, Role and RoleBinding of an Impulse, which has no bound of its own. */
export function impulseRunner(impulse: string): string {
  return `${impulse}-impulse-runner`;
}

/** The workload of an Impulse; the template is named where it is called otherwise. */
export function impulseWorkload(digests: Digests, impulse: string, template: string): string {
  return composeName(digests, impulse, ...(template === impulse ? [] : [template]), "impulse");
}

/** The Secret that carries the trigger data of a StepRun, under the key `triggerData`. */
export function triggerDataSecret(stepRun: string): string {
  return `${stepRun}-trigger-data`;
}

function withHash(name: string, what: string, hash: string): string {
  const end = `-${what}-${hash}`;
  return `${name.length + end.length <= longest ? name : head(name, longest - end.length) || "s"}${end}`;
}

function trimmed(name: string): string {
  return name.replaceAll(/^-+|-+$/g, "");
}
