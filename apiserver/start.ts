import { webhookAdmission } from "./admission/dispatch.ts";
import type { ResolveService } from "./admission/transport.ts";
import { authenticator } from "./authn/authenticate.ts";
import type { Config, Running } from "./config.ts";
import { absentOwnerCollector } from "./controllers/absent-owners.ts";
import { aggregationController } from "./controllers/aggregation.ts";
import { definitionController } from "./controllers/definitions.ts";
import { garbageCollector } from "./controllers/garbage.ts";
import { runControllers } from "./controllers/loop.ts";
import { namespaceController } from "./controllers/namespaces.ts";
import { serviceAccountController } from "./controllers/service-accounts.ts";
import { handle } from "./handle.ts";
import { seed } from "./seed.ts";
import type { Ports } from "./server.ts";
import { createServer } from "./server.ts";
import { listen } from "./wire/listen.ts";

/** Areas of the Kubernetes API that are not evaluated, whatever is stored. */
const never = ["ValidatingAdmissionPolicy and MutatingAdmissionPolicy are not served"];

/** Starts the embedded API server; it is ready when this settles. `dev/port-in-use` when the port is taken. */
export async function start(config: Config, ports: Ports): Promise<Running> {
  const server = createServer(ports, {
    admission: (self) => webhookAdmission(self, resolver(config)),
    gitVersion: config.version ?? "v1.36.3",
    tokens: config.tokens,
  });
  const warnings = await seed(server, config.objects ?? []);
  const stopControllers = runControllers(server, [
    namespaceController(server),
    definitionController(server),
    garbageCollector(server),
    absentOwnerCollector(server),
    aggregationController(server),
    serviceAccountController(server),
  ]);
  const front = await listen(config, {
    authenticate: authenticator(server.knownToken, ports.now),
    handle: (call) => handle(server, call),
    log: server.log,
  });
  for (const warning of warnings) server.log(warning);
  let stopped: Promise<void> | undefined;
  return {
    ready: Promise.resolve(),
    address: front.url,
    url: front.url,
    unevaluated: [...never, ...warnings],
    stop: (graceMs) => {
      stopControllers();
      stopped ??= front.close(graceMs).finally(() => server.admission.close());
      return stopped;
    },
  };
}

function resolver({ services = {} }: Config): ResolveService {
  return (namespace, name, port) => {
    const key = `${namespace}/${name}:${port}`;
    const address = Object.hasOwn(services, key) ? services[key] : undefined;
    const [, host, at] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
    return host === undefined ? undefined : { host, port: Number(at) };
  };
}
