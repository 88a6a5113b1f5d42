/** What `npm run fuzz:cel` is told. */
import type { Environment } from "../case.ts";

export const usage = `usage: npm run fuzz:cel -- [--count N] [--seed N] [--env NAME]
  --count  how many expressions are asked; default 200000
  --seed   where the generator begins: equal seeds give equal expressions; default 1
  --env    plain, kubernetes (of the newest release) or kubernetes-1.N; default kubernetes
Asks the API server's CEL engine and ours the same generated expressions and prints those on which they differ, as small as
they could be made. Needs Go. Exit codes: 0 all agree, 1 some differ, 2 could not run.`;

export interface Options {
  readonly count: number;
  readonly seed: number;
  readonly env: Environment;
}

/** Reads the values of the flags, or says which one is wrong. */
export function readOptions(given: {
  readonly count: string;
  readonly seed: string;
  readonly env: string;
}): Options | { readonly problem: string } {
  const { env } = given;
  if (!isEnvironment(env)) return { problem: `--env ${env} is no environment` };
  const [count, seed] = [given.count, given.seed].map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined));
  if (count === undefined || count === 0) return { problem: `--count ${given.count} is no number of expressions` };
  if (seed === undefined) return { problem: `--seed ${given.seed} is no number` };
  return { count, seed, env };
}

function isEnvironment(name: string): name is Environment {
  return /^(plain|kubernetes|kubernetes-1\.[0-9]{1,3})$/.test(name);
}
