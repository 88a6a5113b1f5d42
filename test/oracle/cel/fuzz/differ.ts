import type { Answer } from "../answer.ts";
import type { Case, Environment } from "../case.ts";
import type { Aspect, Difference } from "../compare.ts";
import { differences } from "../compare.ts";
import { tolerated } from "../tolerated.ts";
import type { Node } from "./generate.ts";
import { Generator, textOf } from "./generate.ts";
import { basic } from "./grammar.ts";
import { kubernetes } from "./kubernetes.ts";
import { random } from "./random.ts";
import { shrink } from "./shrink.ts";
import { access, variables } from "./variables.ts";

/** An expression to which the two implementations answer differently, as small as it could be made. */
export interface Finding {
  readonly expression: string;
  readonly differences: readonly Difference[];
}

/** What a run came to. */
export interface Outcome {
  readonly count: number;
  /** How many expressions differed. */
  readonly differing: number;
  /** The smallest for each way to differ. */
  readonly findings: readonly Finding[];
}

const batch = 500;
const depth = 4;

/** Answers cases in their order. */
export type Ask = (cases: readonly Case[]) => Promise<readonly Answer[]>;

/** Who is asked, and in which environment. */
export interface Sides {
  readonly oracle: Ask;
  readonly ours: Ask;
  readonly env: Environment;
}

/** What is generated. */
export interface Plan {
  readonly seed: number;
  readonly count: number;
  /** How many expressions are made small; those beyond are only counted. Default 100. */
  readonly most?: number;
  /** Hears how many are done. */
  readonly progress?: (done: number) => void;
}

/** Generates expressions from a seed and asks both sides. */
export async function fuzz(sides: Sides, { seed, count, most = 100, progress }: Plan): Promise<Outcome> {
  const chance = random(seed);
  const generator = new Generator(sides.env === "plain" ? basic : kubernetes);
  const findings = new Map<string, Finding>();
  let differing = 0;
  let shrunk = 0;
  for (let done = 0; done < count; done += batch) {
    const nodes = Array.from({ length: Math.min(batch, count - done) }, () => generator.generate(chance, depth));
    const answers = await compare(sides, nodes.map(textOf));
    for (const [index, node] of nodes.entries()) {
      const aspect = answers[index]?.[0]?.aspect;
      if (aspect === undefined) continue;
      differing++;
      if (shrunk++ >= most) continue;
      const finding = await smallest(sides, generator, node, aspect);
      const known = findings.get(kindOf(finding));
      if (known === undefined || finding.expression.length < known.expression.length)
        findings.set(kindOf(finding), finding);
    }
    progress?.(done + nodes.length);
  }
  return { count, differing, findings: [...findings.values()] };
}

/** Findings that differ in the same way where the same function is outermost are one. */
function kindOf({ expression, differences: found }: Finding): string {
  const calls = expression.match(/\w+\(|[-+*/%<>=!&|?]+/g);
  return `${found.map(({ aspect }) => aspect).join(" ")} ${calls?.at(-1)}`;
}

async function smallest(sides: Sides, generator: Generator, node: Node, aspect: Aspect): Promise<Finding> {
  const expression = await shrink(
    node,
    (kind) => generator.simplest(kind),
    async (texts) => (await compare(sides, texts)).map(([first]) => first?.aspect === aspect),
  );
  const [found = []] = await compare(sides, [expression]);
  return { expression, differences: found };
}

/** How the two differ on each expression, without what is meant and what ours does not have. */
async function compare(
  { oracle, ours, env }: Sides,
  texts: readonly string[],
): Promise<readonly (readonly Difference[])[]> {
  const shared = env === "plain" ? variables : { ...variables, ...access };
  const cases = texts.map((expression, index) => ({ id: `${index}`, expression, env, ...shared }));
  const [theirs, own] = [await oracle(cases), await ours(cases)];
  return cases.map(({ expression }, index) => {
    const [left, right] = [theirs[index], own[index]];
    if (left === undefined || right === undefined) throw new Error(`no answer to ${expression}`);
    const covered = tolerated.filter(({ covers }) => covers?.(expression, left));
    return differences(left, right).filter(({ aspect }) => !covered.some(({ aspects }) => aspects.includes(aspect)));
  });
}
