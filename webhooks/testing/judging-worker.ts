// A judging worker whose kernel does what the object's name says: `spin` never ends, `exit` ends the thread, `ask`
// wants an Engram, anything else is allowed.
import { parentPort } from "node:worker_threads";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { serve } from "../judging/serve.ts";
import { kindTable } from "../kind-table.ts";
import type { Judge } from "../ports.ts";
import { finding, storyKind, verdict } from "./reviews.ts";

const ask = { verb: "get", kind: "Engram", namespace: "default", name: "fetch" } as const;

const judge: Judge = ({ name }, { answers }) => {
  if (name === "spin") for (;;);
  if (name === "exit") process.exit(1);
  if (name !== "ask") return { verdict: verdict() };
  if (answers.size === 0) return { needs: [{ ask, confirm: false }] };
  const found = [...answers.values()].every(({ state }) => state === "found");
  return { verdict: verdict(found ? {} : { findings: [finding()] }) };
};

if (parentPort !== null) {
  serve(parentPort, {
    kinds: kindTable([storyKind]),
    judge,
    settings: defaultSettings,
    host,
    now: () => performance.now(),
  });
}
