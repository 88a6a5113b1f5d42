/**
 * The one table of references: every edge that an object of ours can have to another object. Admission, controllers
 * and the reference page read it. A reference without a namespace means the namespace of the object that refers.
 */

/**
 * What lets a reference lead into another namespace: `settings` the installation's `crossNamespace`, `never` nothing,
 * `cluster` means that the target is cluster-scoped and has no namespace.
 */
export type Permission = "settings" | "never" | "cluster";

/**
 * How the reference is written: `reference` an object with `name` and perhaps `namespace`; `local` an object with `name`
 * only; `name` the bare name; `payload` an object with `$bubuConfigMapRef` or `$bubuSecretRef` at any depth of a free-form value.
 */
export type Form = "reference" | "local" | "name" | "payload";

export interface EdgeRow {
  /** Kind of the object that refers. */
  readonly from: string;
  /**
   * Where: field names joined by dots. `step` stands for every step of a Story (steps, compensations, finally, and the
   * branches of parallel steps), `[]` for the items of a list, `{}` for the values of a map.
   */
  readonly field: string;
  /** The reference counts for steps of this type only. */
  readonly stepType?: string;
  /** Kind of the target. */
  readonly to: string;
  readonly form: Form;
  readonly permission: Permission;
}

/** API groups of the kinds of both sides. */
const groups: { readonly [kind: string]: string } = {
  ConfigMap: "",
  PersistentVolumeClaim: "",
  Secret: "",
  Engram: "bubustack.io",
  Impulse: "bubustack.io",
  Story: "bubustack.io",
  EngramTemplate: "catalog.bubustack.io",
  ImpulseTemplate: "catalog.bubustack.io",
  EffectClaim: "runs.bubustack.io",
  StepRun: "runs.bubustack.io",
  StoryRun: "runs.bubustack.io",
  StoryTrigger: "runs.bubustack.io",
  Transport: "transport.bubustack.io",
  TransportBinding: "transport.bubustack.io",
};

/** The API group of a kind of the table; empty for the core group. */
export function groupOf(kind: string): string {
  return (Object.hasOwn(groups, kind) ? groups[kind] : undefined) ?? "";
}

type Fields = readonly string[];

function refers(from: string, fields: Fields, to: string, permission: Permission): readonly EdgeRow[] {
  return fields.map((field) => ({ from, field, to, form: "reference", permission }));
}

function locals(from: string, fields: Fields, to: string, permission: Permission = "never"): readonly EdgeRow[] {
  return fields.map((field) => ({ from, field, to, form: "local", permission }));
}

function names(from: string, fields: Fields, to: string, permission: Permission = "never"): readonly EdgeRow[] {
  return fields.map((field) => ({ from, field, to, form: "name", permission }));
}

function payloads(from: string, fields: Fields): readonly EdgeRow[] {
  return fields.flatMap((field) =>
    ["ConfigMap", "Secret"].map((to): EdgeRow => ({ from, field, to, form: "payload", permission: "never" })),
  );
}

/** The Secret and the volume claim of storage policies. */
function storages(from: string, fields: Fields): readonly EdgeRow[] {
  return fields.flatMap((field) => [
    ...locals(from, [`${field}.s3.authentication.secretRef`], "Secret"),
    ...names(from, [`${field}.file.volumeClaimName`], "PersistentVolumeClaim"),
  ]);
}

export const edgeTable: readonly EdgeRow[] = [
  ...refers("Story", ["step.ref"], "Engram", "settings"),
  ...refers("Story", ["step.with.storyRef"], "Story", "settings").map((row) => ({ ...row, stepType: "executeStory" })),
  ...names("Story", ["spec.transports[].transportRef"], "Transport", "cluster"),
  ...names("Story", ["step.secrets{}"], "Secret"),
  ...storages("Story", ["spec.policy.storage", "spec.policy.execution.storage", "step.execution.storage"]),
  ...payloads("Story", ["step.with", "step.runtime", "spec.output", "spec.policy.with"]),

  ...locals("Engram", ["spec.templateRef"], "EngramTemplate", "cluster"),
  ...names("Engram", ["spec.secrets{}"], "Secret"),
  ...locals("Engram", ["spec.transport.tls.secretRef"], "Secret"),
  ...storages("Engram", ["spec.executionPolicy.storage", "spec.overrides.storage"]),
  ...payloads("Engram", ["spec.with"]),

  ...locals("Impulse", ["spec.templateRef"], "ImpulseTemplate", "cluster"),
  ...refers("Impulse", ["spec.storyRef"], "Story", "settings"),
  ...names("Impulse", ["spec.secrets{}"], "Secret"),
  ...storages("Impulse", ["spec.execution.storage"]),
  ...payloads("Impulse", ["spec.with", "spec.mapping"]),

  ...refers("StoryTrigger", ["spec.storyRef"], "Story", "settings"),
  ...refers("StoryTrigger", ["spec.impulseRef"], "Impulse", "settings"),
  ...payloads("StoryTrigger", ["spec.inputs"]),

  ...refers("StoryRun", ["spec.storyRef"], "Story", "settings"),
  ...refers("StoryRun", ["spec.impulseRef"], "Impulse", "settings"),
  ...payloads("StoryRun", ["spec.inputs"]),

  ...refers("StepRun", ["spec.storyRunRef"], "StoryRun", "settings"),
  ...refers("StepRun", ["spec.engramRef"], "Engram", "settings"),
  ...payloads("StepRun", ["spec.input"]),

  ...refers("EffectClaim", ["spec.stepRunRef"], "StepRun", "never"),

  ...names("TransportBinding", ["spec.transportRef"], "Transport", "cluster"),
  ...refers("TransportBinding", ["spec.storyRunRef"], "StoryRun", "settings"),
  ...names("TransportBinding", ["spec.engramName"], "StepRun"),
];

/** The kinds whose references can need a grant, in the order of the table. */
export const grantedKinds: readonly string[] = [
  ...new Set(edgeTable.filter(({ permission }) => permission === "settings").map(({ from }) => from)),
];
