import type { Answer } from "./answer.ts";
import type { Aspect } from "./compare.ts";

/** A difference from the oracle that is meant. */
export interface Tolerance {
  readonly name: string;
  /** Why ours is right, or why it does not matter. */
  readonly reason: string;
  /** In what the answers differ. */
  readonly aspects: readonly Aspect[];
  /** The cases of the corpus in which they do. */
  readonly ids: readonly string[];
  /** Whether a generated expression differs for this reason. */
  readonly covers?: (expression: string, oracle: Answer) => boolean;
}

/** Every difference that is meant; a test holds that each of them is there, and no other. */
export const tolerated: readonly Tolerance[] = [
  {
    name: "internal-errors",
    reason:
      "cel-go panics where a type that it did not expect arrives, and catches it; ours answers the error or value",
    aspects: ["outcome", "cost", "value", "type"],
    ids: [],
    covers: (_, { evalError }) => evalError?.startsWith("internal error:") ?? false,
  },
  {
    name: "over-the-limit",
    reason: "both answer that the limit is exceeded; how far beyond it the last step led does not matter",
    aspects: ["cost"],
    ids: ["costs/limits-exact/004", "costs/limits/002"],
    covers: (_, { evalError }) => evalError?.includes("cost limit exceeded") ?? false,
  },
  {
    name: "go-verbs",
    reason:
      "cel-go hands an int to a verb of Go that takes floating-point numbers, and answers Go's complaint as a value",
    aspects: ["value"],
    ids: ["strings/plain-format/014", "strings/plain-format/015", "strings/plain-format/027"],
  },
  {
    name: "digits-beyond-a-hundred",
    reason: "JavaScript writes at most a hundred digits after the point, and ours leaves it at that: nobody reads more",
    aspects: ["value"],
    ids: ["strings/kubernetes-format/085"],
  },
  {
    name: "bytes-that-are-no-text",
    reason: "cel-go's newest library writes U+FFFD for them; ours answers an error, as string(bytes) does",
    aspects: ["outcome"],
    ids: ["strings/plain-format/057"],
  },
  {
    name: "quantities-beyond-reckoning",
    reason:
      "a power of ten beyond a thousand would let a text of ten characters become gigabytes of digits; ours refuses it, " +
      "as no quantity of anything",
    aspects: ["outcome", "value", "cost"],
    ids: ["libraries/quantity-powers/002"],
    covers: (expression) => /[eE][+-]?[0-9]*[1-9][0-9]{3}/.test(expression) && expression.includes("uantity("),
  },
  {
    name: "names-of-groups-twice",
    reason: "RE2 refuses a pattern that gives two groups one name, and so does ours; Go's package takes it",
    aspects: ["outcome"],
    ids: ["strings/patterns-names/001"],
    covers: (expression) => /\(\?P?<(\w+)>.*\(\?P?<\1>/.test(expression),
  },
  {
    name: "escapes-of-no-text",
    reason:
      "a text of Go may hold the byte that %ff stands for; in ours U+FFFD stands in its place, and so do its bytes",
    aspects: ["value"],
    ids: ["networks/url-bytes/001"],
    covers: (expression) => /bytes\(.*url\(.*%[89a-f]/i.test(expression),
  },
  {
    name: "types-of-objects",
    reason:
      "the type of an Object is Object, and what one of its fields holds is an object still; the API server says type, and " +
      "makes maps of what is read from an object",
    aspects: ["value"],
    ids: ["mutation/objects/005", "mutation/objects/017"],
  },
];
