// A judging worker whose kernel does what the object's name says: `spin` never ends, `exit` ends the thread, `ask`
// wants an Engram, anything else is allowed.

import { parentPort } from "node:worker_threads";
import { askKey } from "@bubustack/policies/related";
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
  const answer = answers.get(askKey(ask), ask);
  if (answer === undefined) return { needs: [{ ask, confirm: false }] };
  return { verdict: verdict(answer.state === "found" ? {} : { findings: [finding()] }) };
};

if (parentPort !== null) {
  serve(parentPort, {
    kinds: kindTable([storyKind]),
    judge,
    settings: defaultSettings,
    platformNamespaces: [],
    host,
    now: () => performance.now(),
  });
}
