/** Messages of apps/v1 and batch/v1, as far as kubectl fills them in: a template of containers, and how many pods of it. */
import type { Message } from "./words.ts";
import { many, map, meta, one, pointer, selector } from "./words.ts";

const containerPort: Message = {
  1: one("name"),
  2: one("hostPort", "int"),
  3: one("containerPort", "int"),
  4: one("protocol"),
  5: one("hostIP"),
};

const container: Message = {
  1: one("name"),
  2: one("image"),
  3: many("command"),
  4: many("args"),
  5: one("workingDir"),
  6: many("ports", () => containerPort),
  7: many("env", () => ({ 1: one("name"), 2: one("value") })),
  13: one("terminationMessagePath"),
  14: one("imagePullPolicy"),
  16: one("stdin", "bool"),
  17: one("stdinOnce", "bool"),
  18: one("tty", "bool"),
  20: one("terminationMessagePolicy"),
  24: pointer("restartPolicy"),
};

const podSpec: Message = {
  2: many("containers", () => container),
  3: one("restartPolicy"),
  4: pointer("terminationGracePeriodSeconds", "int"),
  5: pointer("activeDeadlineSeconds", "int"),
  6: one("dnsPolicy"),
  7: map("nodeSelector"),
  8: one("serviceAccountName"),
  9: one("serviceAccount"),
  10: one("nodeName"),
  11: one("hostNetwork", "bool"),
  12: one("hostPID", "bool"),
  13: one("hostIPC", "bool"),
  16: one("hostname"),
  17: one("subdomain"),
  19: one("schedulerName"),
  20: many("initContainers", () => container),
  21: pointer("automountServiceAccountToken", "bool"),
  24: one("priorityClassName"),
  30: pointer("enableServiceLinks", "bool"),
};

const podTemplate: Message = { 1: meta, 2: one("spec", () => podSpec) };

const deploymentSpec: Message = {
  1: pointer("replicas", "int"),
  2: one("selector", () => selector),
  3: one("template", () => podTemplate),
  4: one("strategy", () => ({
    1: one("type"),
    2: one("rollingUpdate", () => ({
      1: pointer("maxUnavailable", "intOrString"),
      2: pointer("maxSurge", "intOrString"),
    })),
  })),
  5: one("minReadySeconds", "int"),
  6: pointer("revisionHistoryLimit", "int"),
  7: one("paused", "bool"),
  9: pointer("progressDeadlineSeconds", "int"),
};

const jobSpec: Message = {
  1: pointer("parallelism", "int"),
  2: pointer("completions", "int"),
  3: pointer("activeDeadlineSeconds", "int"),
  4: one("selector", () => selector),
  5: pointer("manualSelector", "bool"),
  6: one("template", () => podTemplate),
  7: pointer("backoffLimit", "int"),
  8: pointer("ttlSecondsAfterFinished", "int"),
  9: pointer("completionMode"),
  10: pointer("suspend", "bool"),
};

/** What a client creates has no status: its numbers are zeros. */
const noStatus = one("status", () => ({}));

/** Messages by `apiVersion/kind`. */
export const workloadMessages: { readonly [type: string]: Message } = {
  "apps/v1/Deployment": { 1: meta, 2: one("spec", () => deploymentSpec), 3: noStatus },
  "batch/v1/Job": { 1: meta, 2: one("spec", () => jobSpec), 3: noStatus },
};
