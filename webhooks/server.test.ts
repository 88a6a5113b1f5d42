import type { SecureVersion } from "node:tls";
import { connect } from "node:tls";
import { expect, test } from "vitest";
import { addressOf, createServer, followCertificate } from "./server.ts";
import { client } from "./testing/client.ts";
import { testTls } from "./testing/tls.ts";

/** The protocol that a client of at most this version gets, or the code of its failure. */
function protocol(address: string, maxVersion: SecureVersion): Promise<string | null> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const options = {
      host: hostname,
      port: Number(port),
      rejectUnauthorized: false,
      minVersion: "TLSv1",
      maxVersion,
    } as const;
    const socket = connect(options, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on("error", () => resolve("refused"));
  });
}

test("serves TLS 1.2 and later, keeps connections longer than the API server, and follows its certificate", async () => {
  const tls = testTls();
  const app = createServer(tls);
  app.get("/", async (_, reply) => reply.send("hello"));
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = addressOf(app, "127.0.0.1");
  const unfollow = followCertificate(app, tls);
  const one = client(address, tls.ca);
  try {
    expect(await protocol(address, "TLSv1.1")).toBe("refused");
    expect(await protocol(address, "TLSv1.2")).toBe("TLSv1.2");
    const first = await one.get("/");
    expect([first.text, first.headers["keep-alive"]]).toEqual(["hello", "timeout=120"]);
    tls.renew();
    expect(await protocol(address, "TLSv1.1")).toBe("refused");
    unfollow();
    expect(tls.listeners).toBe(0);
  } finally {
    one.close();
    await app.close();
  }
});

test("an address with an IPv6 host has brackets", () => {
  const app = createServer(testTls());
  expect(addressOf(app, "::1")).toBe("https://[::1]:0");
});
