import { once } from "node:events";
import { Agent, createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { issueCa } from "./issue.ts";
import { keep } from "./keeper.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Seen {
  readonly body: string;
  readonly serial: string;
  readonly reused: boolean;
}

function get(port: number, agent: Agent): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, agent, path: "/" }, async (response) => {
      // Read here: a connection that goes back to the pool is no longer the response's.
      const serial = (response.socket as TLSSocket).getPeerX509Certificate()?.serialNumber ?? "";
      let body = "";
      for await (const chunk of response) body += String(chunk);
      resolve({ body, serial, reused: call.reusedSocket });
    });
    call.on("error", reject).end();
  });
}

test("a certificate is replaced while serving: open connections go on, new ones see the new leaf and trust the bundle", async () => {
  const start = Date.now();
  let skewMs = 0;
  let tick = () => {};
  // A CA near its end: its successor is announced at once, and issues a second later.
  const ca = issueCa({ commonName: "old CA", days: 2, now: start - 1.8 * 86_400_000 });
  const config = { commonName: "w", caCommonName: "CA", dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
  const keeper = keep(
    { ...config, caDays: 2, leafDays: 0.5, announceMs: 1_000 },
    {
      ca,
      now: () => start + skewMs,
      random: () => 0.5,
      after(_, run) {
        tick = run;
        return () => {};
      },
      onError(error) {
        throw error;
      },
    },
  );
  const serving = () => ({ cert: keeper.current().certPem, key: keeper.current().keyPem });
  const server = createServer(serving(), (_, response) => response.end("ok"));
  keeper.onChange(() => server.setSecureContext(serving()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = (trusted: string) => {
    const made = new Agent({ keepAlive: true, maxSockets: 1, ca: trusted });
    closers.push(() => made.destroy());
    return made;
  };
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
    () => keeper.stop(),
  );

  const held = agent(keeper.caBundle());
  const before = await get(port, held);
  skewMs = 2_000;
  tick();
  expect(keeper.issuer()).not.toBe(ca);

  expect(await get(port, held)).toEqual({ body: "ok", serial: before.serial, reused: true });
  const fresh = await get(port, agent(keeper.caBundle()));
  expect(fresh).toMatchObject({ body: "ok", reused: false });
  expect(fresh.serial).not.toBe(before.serial);
  await expect(get(port, agent(ca.certPem))).rejects.toThrow(/certificate/);
});
