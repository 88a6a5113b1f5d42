import { parseDuration } from "./duration.ts";

const unitWords: readonly (readonly [RegExp, string])[] = [
  [/h(?:ours?|rs?)?/y, "h"],
  [/min(?:ute)?s?/y, "m"],
  [/s(?:ec(?:ond)?s?)?/y, "s"],
  [/ms|milliseconds?/y, "ms"],
  [/m/y, "m"],
];

/** What was meant by `30 s` or `5 minutes`: numbers with units that are Go's but for blanks, letter case and the length of the word. Undefined where it is no such text, or Go reads it already. */
export function plainDuration(value: string): string | undefined {
  if (value.length > 64) return undefined;
  let plain = "";
  for (const [part, number, word] of value.trim().matchAll(/\s*(?:(\d+(?:\.\d+)?)\s*([A-Za-z]+)|[^\s])/g)) {
    const unit = word === undefined ? undefined : unitOf(word.toLowerCase());
    if (part === undefined || number === undefined || unit === undefined) return undefined;
    plain += `${number}${unit}`;
  }
  const length = parseDuration(plain);
  return length !== undefined && length > 0 && plain !== value ? plain : undefined;
}

function unitOf(word: string): string | undefined {
  return unitWords.find(([pattern]) => {
    pattern.lastIndex = 0;
    return pattern.exec(word)?.[0] === word;
  })?.[1];
}
