import { setTimeout as sleep } from "node:timers/promises";
import type { Second } from "@bubustack/audit/replicated/second";
import type { AuditSettings } from "@bubustack/policies/audit-settings";
import { backoffMs } from "@bubustack/runtime/kube/backoff";
import type { AuditConfig, OpenTools } from "./open.ts";

/** Milliseconds that are waited at most before a second holder that failed is asked again. */
const capMs = 5_000;

/** The second holder of a log, as the settings name it; nothing is loaded where there is none. Failures are said once until it has everything again. */
export async function secondOf(
  { second: settings }: Pick<AuditSettings, "second">,
  { secrets }: Pick<AuditConfig, "secrets">,
  { log, metrics }: Pick<OpenTools, "log" | "metrics">,
): Promise<Second | undefined> {
  if (settings === undefined) return undefined;
  const [{ Second }, { postgresHolder }, { connect }, { secretsIn }, { reasonOf }] = await Promise.all([
    import("@bubustack/audit/replicated/second"),
    import("@bubustack/audit/replicated/postgres"),
    import("@bubustack/audit/postgres/connect"),
    import("@bubustack/audit/sinks/secrets"),
    import("@bubustack/audit/sinks/sink"),
  ]);
  const failures = metrics.counter("bubu_audit_second_failed_total", "Attempts that the second holder failed.", []);
  failures.add({}, 0);
  const held = secretsIn(secrets, "second");
  let said = false;
  return new Second({
    connect: () => postgresHolder(() => connect(settings.address, held)),
    pause: async (count, signal) => {
      await sleep(backoffMs(count, Math.random, { capMs }), undefined, { signal, ref: false }).catch(() => undefined);
    },
    told: {
      failed: (error) => {
        failures.add({});
        if (!said) log.error({ why: reasonOf(error) }, "the second holder of the audit log does not take records");
        said = true;
      },
      recovered: () => {
        said = false;
        log.info({}, "the second holder of the audit log has all records again");
      },
    },
  });
}
