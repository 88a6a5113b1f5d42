import { digestOf } from "./digest.ts";
import { judgeWith } from "./judge-with.ts";
import type { Judgement, Review, World } from "./kernel.ts";
import { packs } from "./rules/index.ts";

/** Judges a review by the built-in rules. Pure, and never throws: see `judge-with.ts`. */
export function judge(review: Review, world: World): Judgement {
  return judgeWith(packs, review, world);
}

/** The digest that every verdict of `judge` carries in a process with these settings. */
export function digest(world: Pick<World, "settings" | "host">): string {
  return digestOf(packs, world);
}
