import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { installDefinitions } from "../../installation/chart.ts";
import type { Webhooks } from "../../installation/webhooks.ts";
import { startWebhooks } from "../../installation/webhooks.ts";
import { holdTranscripts } from "../transcripts.ts";
import { cluster, kubeconfig } from "./cluster.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-kubectl-"));
let webhooks: Webhooks | undefined;

beforeAll(async () => {
  const on = await cluster();
  await installDefinitions(on.admin);
  webhooks = await startWebhooks(on);
});
afterAll(async () => {
  await webhooks?.stop();
  rmSync(folder, { recursive: true, force: true });
});

holdTranscripts(() => ({ kubeconfig: kubeconfig(), folder }));
