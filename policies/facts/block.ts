import type { Step, StepType } from "@bubustack/api/bubustack/step";
import type { Path } from "@bubustack/api/path";
import type { Closure } from "@bubustack/engine/dag/closure";
import { closure } from "@bubustack/engine/dag/closure";
import type { Graph } from "@bubustack/engine/dag/graph";
import { graph } from "@bubustack/engine/dag/graph";
import type { WithOf } from "@bubustack/engine/primitives/index";
import type { Reading } from "@bubustack/engine/primitives/primitive";

/** What the `with` of a primitive step was read as. */
export type Parsed = { readonly [T in StepType]: { readonly type: T } & Reading<WithOf<T>> }[StepType];

/** A step and where it stands. */
export interface StepFact {
  readonly step: Step;
  readonly path: Path;
  readonly block: Block;
  /** Its place in the list as it was written. */
  readonly index: number;
  /** Its node in the graph of the block: its place in `block.steps`. */
  readonly node: number;
  /** Present for primitives. */
  readonly primitive?: Parsed;
}

export type BlockName = "steps" | "compensations" | "finally" | "branches";

/** Steps that depend on each other: one of the three lists of a Story, or the branches of a parallel step. */
export class Block {
  readonly name: BlockName;
  /** Where the list stands. */
  readonly path: Path;
  /** Blocks that have ended before this one starts: their steps may be named too. */
  readonly earlier: readonly Block[];
  /** The parallel step whose branches these are. */
  readonly parent: StepFact | undefined;
  readonly steps: StepFact[] = [];
  /** Names of this block's own steps. */
  readonly names = new Set<string>();
  #graph: Graph | undefined;
  #closure: Closure | undefined;

  constructor(name: BlockName, path: Path, earlier: readonly Block[], parent?: StepFact) {
    this.name = name;
    this.path = path;
    this.earlier = earlier;
    this.parent = parent;
  }

  /** Who needs whom inside the block. */
  get graph(): Graph {
    this.#graph ??= graph(
      this.steps.map(({ step }) => ({ name: step.name, needs: step.needs ?? [] })),
      (name) => name === "" || this.endedBefore(name),
    );
    return this.#graph;
  }

  /** What comes before what inside the block. */
  get closure(): Closure {
    this.#closure ??= closure(this.graph);
    return this.#closure;
  }

  /** True for a step of a block that has ended before this one starts. */
  endedBefore(name: string): boolean {
    return this.earlier.some((block) => block.names.has(name));
  }

  /** Where a node of the graph stands. */
  pathOf(node: number): Path {
    return this.steps[node]?.path ?? this.path;
  }

  /** Every name that `needs` may use here. */
  get visible(): readonly string[] {
    return [this, ...this.earlier].flatMap((block) => [...block.names]);
  }
}
