/** What the templates of a field may read, and call. */
export interface TemplateScope {
  /** How messages name the field's time: "for each packet". */
  readonly when: string;
  readonly roots: readonly string[];
  /** Whether functions may be called whose answer differs from call to call: the time, and chance. */
  readonly volatile: boolean;
  /** Whose inputs `inputs` are; those of a caller or of the step are not what `inputsSchema` describes. */
  readonly inputs: "story" | "other";
  /** Whose steps `steps` are; those of a caller are not known here. */
  readonly steps: "story" | "other";
}

const own = { inputs: "story", steps: "story" } as const;

/** Fields that are evaluated when a step is about to run, or has ended. */
export const atRun: TemplateScope = { when: "when the step runs", roots: ["inputs", "steps"], volatile: true, ...own };

/** `with` of a realtime story: evaluated once, when its topology is built, and again wherever it is rebuilt. */
export const atStart: TemplateScope = {
  when: "once, when a realtime story starts",
  roots: ["inputs"],
  volatile: false,
  ...own,
};

/** Fields that are evaluated for each packet of a stream. */
export const perPacket: TemplateScope = {
  when: "for each packet",
  roots: ["inputs", "steps", "packet"],
  volatile: true,
  ...own,
};

/** `spec.output`. */
export const atEnd: TemplateScope = { when: "when the run ends", roots: ["inputs", "steps"], volatile: true, ...own };

/** `spec.policy.with`: evaluated by the story that executes this one, with its inputs and steps. */
export const atCall: TemplateScope = {
  when: "when another story executes this one",
  roots: ["inputs", "steps"],
  volatile: true,
  inputs: "other",
  steps: "other",
};

/** `execution.cache.key`: `inputs` are those of the step, as they were resolved. */
export const atLookup: TemplateScope = {
  when: "when the cache is looked up",
  roots: ["inputs", "step", "engram"],
  volatile: false,
  inputs: "other",
  steps: "other",
};

/** `deliveryPolicy.dedupe.keyTemplate`: `inputs` are those that the event would give a run. */
export const perEvent: TemplateScope = {
  when: "for each event",
  roots: ["inputs", "story", "impulse"],
  volatile: false,
  inputs: "other",
  steps: "other",
};

/** `with` of an Engram: it becomes part of that of the steps that run the Engram, in stories of either pattern. */
export const inSteps: TemplateScope = {
  when: "as part of the steps that run the Engram",
  roots: ["inputs", "steps", "packet"],
  volatile: true,
  inputs: "other",
  steps: "other",
};
