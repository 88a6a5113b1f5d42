import { admissionChain } from "./admission/chain.ts";
import type { ResolveService } from "./admission/transport.ts";
import { createTransport } from "./admission/transport.ts";
import { authenticator } from "./authn/authenticate.ts";
import type { Config, Running } from "./config.ts";
import { absentOwnerCollector } from "./controllers/absent-owners.ts";
import { aggregationController } from "./controllers/aggregation.ts";
import { definitionController } from "./controllers/definitions.ts";
import { garbageCollector } from "./controllers/garbage.ts";
import type { Controller } from "./controllers/loop.ts";
import { runControllers } from "./controllers/loop.ts";
import { namespaceController } from "./controllers/namespaces.ts";
import { policyStatusController } from "./controllers/policy-status.ts";
import { serviceAccountController } from "./controllers/service-accounts.ts";
import { tokenSecretController } from "./controllers/token-secrets.ts";
import { handle } from "./handle.ts";
import { seed } from "./seed.ts";
import type { Ports, Server } from "./server.ts";
import { createServer } from "./server.ts";
import type { Journal } from "./storage/journal.ts";
import { listen } from "./wire/listen.ts";
import { deploymentController } from "./workloads/deployments/controller.ts";
import { endpointSliceController } from "./workloads/endpoint-slices/controller.ts";
import { jobController } from "./workloads/job-controller.ts";
import { replicaSetController } from "./workloads/replica-sets/controller.ts";
import type { Runner } from "./workloads/runner.ts";

/**
 * Starts the embedded API server; it is ready when this settles. `dev/port-in-use` when the port is taken,
 * `dev/already-running` and `file/unreadable` when the data cannot be used.
 */
export async function start(config: Config, ports: Ports): Promise<Running> {
  const { data } = config;
  const journal = data === undefined ? undefined : (await import("./storage/sqlite.ts")).openJournal(data);
  try {
    return await serve(config, ports, journal);
  } catch (error) {
    journal?.close();
    throw error;
  }
}

async function serve(config: Config, ports: Ports, journal: Journal | undefined): Promise<Running> {
  let runner: Runner | undefined;
  const conversions = createTransport(resolver(config));
  const server = createServer(ports, {
    logs: (...asked) => runner?.log(...asked),
    admission: (self) =>
      admissionChain(self, {
        resolve: resolver(config),
        podSecurity: config.podSecurity,
        client: config.webhookClient,
      }),
    conversionCall: conversions.call,
    gitVersion: config.version ?? "v1.36.3",
    tokens: config.tokens,
    ...(journal === undefined ? {} : { journal }),
  });
  const warnings = await seed(server, config.objects ?? []);
  const { workloads, tls } = config;
  if (workloads !== undefined) {
    const { podRunner } = await import("./workloads/runner.ts");
    const url = () => front.url;
    runner = podRunner(server, { config: workloads, ca: tls.caPem, url, node: process.execPath });
  }
  const front = await listen(config, {
    authenticate: authenticator(server.knownToken, ports.now),
    handle: (call) => handle(server, call),
    log: server.log,
  });
  const jobs = workloads === undefined ? [] : [jobController(server, workloads.backOffMs ?? 10_000)];
  const stopControllers = runControllers(server, [
    ...controllersOf(server),
    tokenSecretController(server, tls.caPem),
    ...jobs,
    ...(runner === undefined ? [] : [runner]),
  ]);
  for (const warning of warnings) server.log(warning);
  let stopped: Promise<void> | undefined;
  const stop = async (graceMs: number) => {
    stopControllers();
    await Promise.all([front.close(graceMs), runner?.stop(graceMs)]);
    server.admission.close();
    conversions.close();
    journal?.close();
  };
  return {
    ready: Promise.resolve(),
    address: front.url,
    url: front.url,
    unevaluated: warnings,
    stop: (graceMs) => {
      stopped ??= stop(graceMs);
      return stopped;
    },
  };
}

function controllersOf(server: Server): readonly Controller[] {
  return [
    namespaceController(server),
    definitionController(server),
    garbageCollector(server),
    absentOwnerCollector(server),
    aggregationController(server),
    serviceAccountController(server),
    policyStatusController(server),
    deploymentController(server),
    replicaSetController(server),
    endpointSliceController(server),
  ];
}

function resolver({ services = {} }: Config): ResolveService {
  return (namespace, name, port) => {
    const key = `${namespace}/${name}:${port}`;
    const address = Object.hasOwn(services, key) ? services[key] : undefined;
    const [, host, at] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
    return host === undefined ? undefined : { host, port: Number(at) };
  };
}
