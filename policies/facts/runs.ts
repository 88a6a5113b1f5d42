import type { Json, JsonObject } from "@bubustack/api/json";
import type { EffectClaim } from "@bubustack/api/runs/effect-claim";
import type { StepRun } from "@bubustack/api/runs/step-run";
import type { StoryRun } from "@bubustack/api/runs/story-run";
import type { StoryTrigger } from "@bubustack/api/runs/story-trigger";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import type { Context } from "../rule.ts";
import { ExecutionFacts } from "./execution.ts";
import type { PayloadFacts } from "./payload.ts";
import { payloadFacts } from "./payload.ts";
import type { TemplateSite } from "./template-sites.ts";
import { stepRunTemplates } from "./template-sites.ts";

/** What rules need to know about a payload of a run. Read when first asked for. */
export class Payload {
  readonly #read: () => JsonObject | undefined;
  readonly #path: readonly string[];
  #facts: PayloadFacts | undefined;

  constructor(path: readonly string[], read: () => JsonObject | undefined) {
    this.#path = path;
    this.#read = read;
  }

  get facts(): PayloadFacts {
    this.#facts ??= payloadFacts(this.#path, this.#read());
    return this.#facts;
  }
}

/** The references of an object, in a namespace, that can name one. */
interface EdgeFacts {
  readonly edges: (namespace: string) => readonly Edge[];
}

function edgeFacts(kind: string, object: unknown): EdgeFacts {
  let known: readonly Edge[] | undefined;
  return {
    // The namespace of one review is always the same; what a schema has checked is JSON.
    edges: (namespace) => {
      known ??= edgesOf(kind, object as JsonObject, { namespace, placed: true });
      return known;
    },
  };
}

/** What rules need to know about a StoryRun or a StoryTrigger: its inputs. */
export interface InputFacts extends EdgeFacts {
  readonly inputs: Payload;
}

export type StoryRunContext = Context<StoryRun, InputFacts>;
export type StoryTriggerContext = Context<StoryTrigger, InputFacts>;
export type EffectClaimContext = Context<EffectClaim, EdgeFacts>;

export function storyRunFacts(run: StoryRun): InputFacts {
  return { ...edgeFacts("StoryRun", run), inputs: new Payload(["spec", "inputs"], () => run.spec.inputs) };
}

export function storyTriggerFacts(trigger: StoryTrigger): InputFacts {
  return { ...edgeFacts("StoryTrigger", trigger), inputs: new Payload(["spec", "inputs"], () => trigger.spec.inputs) };
}

export function effectClaimFacts(claim: EffectClaim): EdgeFacts {
  return edgeFacts("EffectClaim", claim);
}

/** What rules need to know about a StepRun. */
export interface StepRunFacts extends EdgeFacts {
  readonly input: Payload;
  /** `status.output`; only on writes of the status. */
  readonly output: Payload;
  /** Its timeout, retries and resources. */
  readonly execution: ExecutionFacts;
  /** Every template, where it stands and what it may read. */
  readonly templates: () => readonly TemplateSite[];
}

export type StepRunContext = Context<StepRun, StepRunFacts>;

export function stepRunFacts(run: StepRun): StepRunFacts {
  const { spec, status } = run;
  const execution = new ExecutionFacts();
  execution.duration(["spec", "timeout"], spec.timeout, "positive");
  execution.retry(["spec", "retry"], spec.retry);
  const path = ["spec", "executionOverrides"];
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = spec.executionOverrides ?? {};
  const fields = { cpuRequest, cpuLimit, memoryRequest, memoryLimit };
  execution.quantity(path, "cpuRequest", "cpuLimit", fields);
  execution.quantity(path, "memoryRequest", "memoryLimit", fields);
  execution.quantity(path, "cpuLimit", undefined, fields);
  execution.quantity(path, "memoryLimit", undefined, fields);
  return {
    ...edgeFacts("StepRun", run),
    input: new Payload(["spec", "input"], () => spec.input),
    output: new Payload(["status", "output"], () => status?.output),
    execution,
    templates: () => stepRunTemplates(run),
  };
}

/** An object that a schema has checked is JSON. */
export function asJson(object: unknown): Json {
  return object as Json;
}
