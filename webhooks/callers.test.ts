import type { ConnectionOptions } from "node:tls";
import { connect } from "node:tls";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Callers } from "./callers.ts";
import { callersOf, checkCallers } from "./callers.ts";
import { createServer, followCertificate } from "./server.ts";
import { testTls } from "./testing/tls.ts";

const now = Date.now();
const authority = issueCa({ commonName: "callers", now });
const leaf = (ca = authority, commonName = "kube-apiserver", usages: "client" | "server" = "client") => {
  const names = { dnsNames: usages === "client" ? [] : ["a"], ipAddresses: [] };
  const { certPem: cert, keyPem: key } = issueLeaf({ ca, commonName, ...names, now, usages });
  return { cert, key };
};
const tls = testTls();
const callers: Callers = { caPem: authority.certPem, names: ["kube-apiserver"] };
const app = createServer(tls, callers);
const verified = callersOf(app.server, callers);
app.get("/", async (request, reply) => reply.send(String(verified(request.raw.socket))));
const unfollow = followCertificate(app, tls, callers);
let port = 0;
beforeAll(async () => {
  await app.listen({ host: "127.0.0.1", port: 0 });
  const bound = app.server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
});
afterAll(async () => {
  unfollow();
  await app.close();
});

/** What the server says of a connection, and the session with which another one can go on. */
function says(options: ConnectionOptions): Promise<{ answer: string; session: Buffer | undefined; reused: boolean }> {
  return new Promise((resolve, reject) => {
    let session: Buffer | undefined;
    let text = "";
    let reused = false;
    const socket = connect({ host: "127.0.0.1", port, ca: tls.ca, ...options }, () => {
      reused = socket.isSessionReused();
      socket.write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    });
    socket.on("session", (given) => (session = given));
    socket.on("data", (chunk) => (text += String(chunk)));
    socket.on("error", reject);
    socket.on("close", () => resolve({ answer: text.split("\r\n\r\n")[1] ?? "", session, reused }));
  });
}
const answer = async (options: ConnectionOptions) => (await says(options)).answer;

test("a caller is verified by a certificate for clients of that authority, under one of its names", async () => {
  expect(await answer(leaf())).toBe("true");
  expect(await answer({})).toBe("false");
  expect(await answer(leaf(authority, "a-kubelet"))).toBe("false");
  expect(await answer(leaf(issueCa({ commonName: "callers", now })))).toBe("false");
  expect(await answer(leaf(authority, "kube-apiserver", "server"))).toBe("false");
});

test("it stays so for a session that is resumed, and a session without certificate does not become one by that", async () => {
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    for (const [shown, expected] of [
      [leaf(), "true"],
      [{}, "false"],
    ] as const) {
      const { session } = await says({ ...shown, maxVersion });
      const again = await says({ ...shown, maxVersion, ...(session && { session }) });
      expect([again.reused, again.answer]).toEqual([true, expected]);
    }
  }
});

test("it stays so when the server has a new certificate", async () => {
  tls.renew();
  expect(await answer(leaf())).toBe("true");
  expect(await answer({})).toBe("false");
});

test("without a name every client of the authority counts, and without an authority nobody", async () => {
  const plain = createServer(testTls());
  expect(callersOf(plain.server, undefined)({})).toBe(false);
  const any = createServer(tls, { caPem: authority.certPem });
  const counts = callersOf(any.server, { caPem: authority.certPem });
  const seen: boolean[] = [];
  any.get("/", async (request, reply) => {
    seen.push(counts(request.raw.socket));
    return reply.send("");
  });
  await any.listen({ host: "127.0.0.1", port: 0 });
  const bound = any.server.address();
  if (typeof bound === "object" && bound !== null) await says({ ...leaf(authority, "anybody"), port: bound.port });
  await any.close();
  expect(seen).toEqual([true]);
});

test("what is no authority is refused at the start, with the name of the file", () => {
  expect(checkCallers(callers, "/ca.pem")).toBe(callers);
  for (const caPem of ["", "text", leaf().cert])
    expect(() => checkCallers({ caPem }, "/ca.pem")).toThrow("/ca.pem holds no certificate of an authority");
});
