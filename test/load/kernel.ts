// `node cli/node.js node test/load/kernel.ts [STEPS [REVIEWS]]`: what one review of a Story costs in the kernel, in microseconds of
// one core, warm, with its Engrams and their template at hand: the mean of all.
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { judge } from "@bubustack/policies/judge";
import type { Answer, Ask } from "@bubustack/policies/related";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { catalogue, storyOf } from "./stories.ts";

const text = JSON.stringify(storyOf(Number(process.argv[2] ?? 20)));
const objects = new Map(
  catalogue().map((object) => {
    const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
    return [`${object["kind"]} ${metadata["namespace"] ?? ""}/${metadata["name"]}`, object];
  }),
);

function answer(ask: Ask): Answer {
  if (ask.verb === "list") return { state: "listed", names: [], total: 0 };
  if (ask.verb !== "get") return { state: "unknown", reason: "nobody is asked" };
  const object = objects.get(`${ask.kind} ${ask.namespace}/${ask.name}`);
  return object === undefined ? { state: "absent", confirmed: true } : { state: "found", object };
}

/** A review as it arrives, with the answers that caches would give. */
function review(): () => unknown {
  const known = new Map<string, Answer>();
  const get = (key: string, ask: Ask): Answer => {
    const given = known.get(key) ?? answer(ask);
    known.set(key, given);
    return given;
  };
  const object: JsonObject = JSON.parse(text);
  const world = { answers: { get }, settings: defaultSettings, host: host(), scratch: {} };
  return () => judge({ operation: "CREATE", kind: "Story", namespace: "default", name: "load", object }, world);
}

const rounds = Number(process.argv[3] ?? 3_000);
for (let i = 0; i < rounds; i++) review()();
let spent = 0;
for (let i = 0; i < rounds; i++) {
  const one = review();
  const started = performance.now();
  one();
  spent += performance.now() - started;
}
console.log(`${((spent * 1_000) / rounds).toFixed(1)} µs a review`);
