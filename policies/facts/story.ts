import type { Step } from "@bubustack/api/bubustack/step";
import type { Story } from "@bubustack/api/bubustack/story";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";
import type { StepFact } from "./block.ts";
import { Block } from "./block.ts";
import { ExecutionFacts } from "./execution.ts";
import { jsonSize, jsonSizeAtMost } from "./json-size.ts";
import type { Requirement } from "./requires.ts";
import { requirement } from "./requires.ts";
import { branch, stepFact } from "./step.ts";
import { StepLookup } from "./step-lookup.ts";
import type { Referred } from "./targets.ts";
import { referred } from "./targets.ts";
import type { TemplateReads } from "./template-reads.ts";
import { templateReads } from "./template-reads.ts";
import type { TemplateSite } from "./template-sites.ts";
import { templateSites } from "./template-sites.ts";

/** Deepest nesting of parallel steps that is judged; deeper ones are refused. */
export const maxNesting = 8;

export type StoryContext = Context<Story, StoryFacts>;

/** What rules need to know about a Story. Computed once per review; the costlier parts when first asked for. */
export class StoryFacts {
  /** `spec.steps`, `spec.compensations` and `spec.finally`, in this order. */
  readonly blocks: readonly [Block, Block, Block];
  /** The steps of the three blocks. */
  readonly steps: readonly StepFact[];
  /** The branches of parallel steps, one block each, nested ones included. */
  readonly branches: readonly Block[];
  /** The three blocks, then the branches. */
  readonly allBlocks: readonly Block[];
  /** All steps, those of branches included. */
  readonly allSteps: readonly StepFact[];
  /** What the branches violate of the schema of a step. */
  readonly branchViolations: readonly Violation[];
  /** Where branches are nested too deeply to be judged. */
  readonly tooDeep: readonly Path[];
  /** The asks for the Engrams and their templates, once every Engram has said which template it has. */
  templateAsks?: readonly Ask[];
  readonly #story: Story;
  #refused: ReadonlySet<string> | undefined;
  #branchNames: ReadonlySet<string> | undefined;
  #atMost: number | undefined;
  #size: number | undefined;
  #execution: ExecutionFacts | undefined;
  #edges: readonly Edge[] | undefined;
  #engrams: readonly Referred[] | undefined;
  #ownEngrams: readonly Referred[] | undefined;
  #stories: readonly Referred[] | undefined;
  #requirements: readonly Requirement[] | undefined;
  #templates: readonly TemplateSite[] | undefined;
  #lookup: StepLookup | undefined;
  #reads: TemplateReads | undefined;

  constructor(story: Story) {
    this.#story = story;
    const { spec } = story;
    const main = block("steps", spec.steps, []);
    const undo = block("compensations", spec.compensations, [main]);
    const last = block("finally", spec.finally, [main, undo]);
    this.blocks = [main, undo, last];
    this.steps = [...main.steps, ...undo.steps, ...last.steps];
    const nested = nest(this.steps);
    this.branches = nested.blocks;
    this.allBlocks = [main, undo, last, ...nested.blocks];
    this.branchViolations = nested.violations;
    this.tooDeep = nested.tooDeep;
    this.allSteps =
      nested.blocks.length === 0 ? this.steps : [...this.steps, ...nested.blocks.flatMap((one) => one.steps)];
  }

  /** True where the schema of a step refused what was written at a place inside a branch. */
  refused(path: Path): boolean {
    if (this.branchViolations.length === 0) return false;
    this.#refused ??= new Set(this.branchViolations.map((violation) => pointer(violation.path)));
    return this.#refused.has(pointer(path));
  }

  /** Names of all branches. */
  get branchNames(): ReadonlySet<string> {
    this.#branchNames ??= new Set(this.branches.flatMap(({ names }) => [...names]));
    return this.#branchNames;
  }

  /** Names of the declared transports. */
  get transports(): ReadonlySet<string> {
    return new Set((this.#story.spec.transports ?? []).map(({ name }) => name));
  }

  /** True where the whole object is surely not more than this many bytes; cheap. */
  fits(most: number): boolean {
    // An object that a schema has checked is JSON.
    this.#atMost ??= jsonSizeAtMost(this.#story as unknown as Json);
    return this.#atMost <= most || this.size <= most;
  }

  /** Bytes of the whole object, as the API server encodes it. */
  get size(): number {
    this.#size ??= jsonSize(this.#story as unknown as Json);
    return this.#size;
  }

  /** The references of the story, if any may lead out of its namespace; `namespace` is that of the story. */
  edges(namespace: string): readonly Edge[] {
    this.#edges ??= edgesOf("Story", this.#story as unknown as JsonObject, { namespace, leaving: true });
    return this.#edges;
  }

  /** The Engrams that steps run, each once; `namespace` is that of the story. */
  engrams(namespace: string): readonly Referred[] {
    this.#engrams ??= referred("Engram", namespace, this.allSteps, ({ step }) => step.ref);
    return this.#engrams;
  }

  /** Those of them that are in the story's namespace. */
  ownEngrams(namespace: string): readonly Referred[] {
    this.#ownEngrams ??= this.engrams(namespace).filter((one) => one.namespace === namespace);
    return this.#ownEngrams;
  }

  /** The Stories that steps execute, each once; `namespace` is that of the story. */
  stories(namespace: string): readonly Referred[] {
    this.#stories ??= referred("Story", namespace, this.allSteps, ({ primitive }) =>
      primitive?.type === "executeStory" ? primitive.value.storyRef : undefined,
    );
    return this.#stories;
  }

  /** The execution settings of the policy and of all steps. */
  get execution(): ExecutionFacts {
    this.#execution ??= executionOf(this.#story, this.allSteps);
    return this.#execution;
  }

  /** What steps require of others. */
  get requirements(): readonly Requirement[] {
    this.#requirements ??= this.allSteps.flatMap((fact) =>
      (fact.step.requires ?? []).map((text, entry) => requirement(fact, text, entry)),
    );
    return this.#requirements;
  }

  /** Every template, where it stands and what it may read. */
  get templates(): readonly TemplateSite[] {
    this.#templates ??= templateSites(this.#story, this.allSteps);
    return this.#templates;
  }

  /** What the templates read of the steps. */
  get reads(): TemplateReads {
    this.#reads ??= templateReads(this.templates, this.lookup);
    return this.#reads;
  }

  /** Finds the steps that templates name. */
  get lookup(): StepLookup {
    this.#lookup ??= new StepLookup(this.blocks, this.allSteps);
    return this.#lookup;
  }
}

export function storyFacts(story: Story): StoryFacts {
  return new StoryFacts(story);
}

function block(
  name: "steps" | "compensations" | "finally",
  steps: readonly Step[] | undefined,
  earlier: Block[],
): Block {
  const out = new Block(name, ["spec", name], earlier);
  steps?.forEach((step, index) => {
    add(out, step, index);
  });
  return out;
}

function add(to: Block, step: Step, index: number): void {
  to.steps.push(stepFact(step, [...to.path, index], to, index));
  if (step.name !== "") to.names.add(step.name);
}

interface Nested {
  readonly blocks: Block[];
  readonly violations: Violation[];
  readonly tooDeep: Path[];
}

/** Reads the branches of parallel steps, level by level. */
function nest(steps: readonly StepFact[]): Nested {
  const found: Nested = { blocks: [], violations: [], tooDeep: [] };
  let level = steps;
  for (let depth = 1; level.length > 0; depth++) {
    const next: StepFact[] = [];
    for (const fact of level) {
      if (fact.primitive?.type !== "parallel" || fact.primitive.value.steps.length === 0) continue;
      const path = [...fact.path, "with", "steps"];
      if (depth > maxNesting) found.tooDeep.push(path);
      else for (const one of branches(fact, fact.primitive.value.steps, path, found)) next.push(one);
    }
    level = next;
  }
  return found;
}

function branches(
  parent: StepFact,
  given: readonly (Parameters<typeof branch>[0] | undefined)[],
  path: Path,
  found: Nested,
): readonly StepFact[] {
  const out = new Block("branches", path, [], parent);
  given.forEach((one, index) => {
    if (one === undefined) return;
    const { step, violations } = branch(one, [...path, index]);
    found.violations.push(...violations);
    add(out, step, index);
  });
  found.blocks.push(out);
  return out.steps;
}

function executionOf({ spec }: Story, steps: readonly StepFact[]): ExecutionFacts {
  const facts = new ExecutionFacts();
  const path = ["spec", "policy"];
  const { policy } = spec;
  facts.duration([...path, "timeouts", "story"], policy?.timeouts?.story, "positive");
  facts.duration([...path, "timeouts", "step"], policy?.timeouts?.step, "positive");
  const graceful = policy?.timeouts?.gracefulShutdownTimeout;
  facts.duration([...path, "timeouts", "gracefulShutdownTimeout"], graceful, "notNegative", "refused");
  facts.retry([...path, "retries", "stepRetryPolicy"], policy?.retries?.stepRetryPolicy);
  facts.storage([...path, "storage"], policy?.storage);
  facts.policy([...path, "execution"], policy?.execution);
  for (const { step, path: at } of steps) facts.overrides([...at, "execution"], step.execution);
  return facts;
}
