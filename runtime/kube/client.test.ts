import { setImmediate as immediate } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { afterEach, describe, expect, test } from "vitest";
import type { ScriptedServer, ScriptedTls } from "../testing/scripted-server.ts";
import { reply, scriptedServer } from "../testing/scripted-server.ts";
import type { KubeClientOptions } from "./client.ts";
import { kubeClient } from "./client.ts";
import type { WatchEvent } from "./types.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function serving(answer: Parameters<typeof scriptedServer>[0], tls?: ScriptedTls): Promise<ScriptedServer> {
  const server = await scriptedServer(answer, tls);
  closers.push(() => server.close());
  return server;
}
function client(options: KubeClientOptions) {
  const made = kubeClient(options);
  closers.push(() => made.close());
  return made;
}
async function failure(promise: Promise<unknown>): Promise<BubuError> {
  const error = await promise.then(
    () => "no error",
    (caught: unknown) => caught,
  );
  if (error instanceof BubuError) return error;
  throw new Error(`not a BubuError: ${String(error)}`);
}
const line = (name: string) => `${JSON.stringify({ type: "ADDED", object: { metadata: { name } } })}\n`;

describe("request", () => {
  test("sends method, query, body and headers, below the server's own path", async () => {
    const server = await serving((_, response) => reply(response, { kind: "Story" }, 201));
    const kube = client({ server: `${server.url}/clusters/c1/`, token: "t0ken\n" });
    const query = { fieldManager: "a b", dryRun: undefined };
    expect(await kube.request("POST", "/api/v1/x", { query, body: { ü: 1 } })).toEqual({ kind: "Story" });
    const [seen] = server.seen;
    expect([seen?.method, seen?.url.pathname, seen?.url.search, seen?.body]).toEqual([
      "POST",
      "/clusters/c1/api/v1/x",
      "?fieldManager=a+b",
      '{"ü":1}',
    ]);
    expect(seen?.headers).toMatchObject({
      authorization: "Bearer t0ken",
      accept: "application/json",
      "content-type": "application/json",
      "content-length": "8",
      "user-agent": "bubu",
    });
  });

  test("text goes as it is, with its own type", async () => {
    const server = await serving((_, response) => reply(response, {}));
    await client({ server: server.url, userAgent: "bubu/1" }).request("PATCH", "/p", {
      body: "a: 1",
      contentType: "application/apply-patch+yaml",
      accept: "application/yaml",
    });
    expect(server.seen[0]?.body).toBe("a: 1");
    expect(server.seen[0]?.headers).toMatchObject({
      "content-type": "application/apply-patch+yaml",
      accept: "application/yaml",
      "user-agent": "bubu/1",
    });
  });

  test("keeps its connection", async () => {
    const server = await serving((_, response) => reply(response, {}));
    const kube = client({ server: server.url });
    for (let i = 0; i < 5; i++) await kube.request("GET", "/p");
    expect(server.connections()).toBe(1);
  });

  test("reads again where a kept connection had just ended", async () => {
    const server = await serving((_, response, index) =>
      index === 1 ? response.destroy() : reply(response, { index }),
    );
    const kube = client({ server: server.url });
    await kube.request("GET", "/p");
    expect(await kube.request("GET", "/p")).toEqual({ index: 2 });
  });

  test("never writes twice", async () => {
    const server = await serving((_, response, index) =>
      index === 1 ? response.destroy() : reply(response, { index }),
    );
    const kube = client({ server: server.url });
    await kube.request("GET", "/p");
    expect((await failure(kube.request("POST", "/p", { body: {} }))).code).toBe("kube/unreachable");
    expect(server.seen.length).toBe(2);
  });

  test("asks for a rotating token each time", async () => {
    const server = await serving((_, response) => reply(response, {}));
    let turn = 0;
    const kube = client({ server: server.url, token: async () => `t${turn++}` });
    await kube.request("GET", "/p");
    await kube.request("GET", "/p");
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer t0", "Bearer t1"]);
  });

  test("a refusal carries the Status message and the status", async () => {
    const server = await serving((_, response) =>
      reply(response, { kind: "Status", message: "stories x not found" }, 404),
    );
    const error = await failure(client({ server: server.url }).request("GET", "/p"));
    expect([error.code, error.http, error.message]).toEqual(["kube/request", 404, "stories x not found"]);
  });

  test("hands on the warnings of the API server", async () => {
    const server = await serving((_, response) => {
      response.setHeader("warning", ['299 - "first"', '299 - "second"']);
      reply(response, {});
    });
    const heard: string[] = [];
    await client({ server: server.url }).request("GET", "/p", { onWarning: (text) => heard.push(text) });
    expect(heard).toEqual(["first", "second"]);
  });

  test("hands them on with a refusal too", async () => {
    const server = await serving((_, response) => {
      response.setHeader("warning", '299 - "first"');
      reply(response, { kind: "Status", message: "no" }, 422);
    });
    const heard: string[] = [];
    const asked = client({ server: server.url }).request("GET", "/p", { onWarning: (text) => heard.push(text) });
    expect([(await failure(asked)).http, heard]).toEqual([422, ["first"]]);
  });

  test("a redirect is not followed", async () => {
    const server = await serving((_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
    expect((await failure(client({ server: server.url, token: "t" }).request("GET", "/p"))).http).toBe(302);
  });

  test("what is not a JSON object is unparsable", async () => {
    const server = await serving((_, response) => response.end("<html>login</html>"));
    expect((await failure(client({ server: server.url }).request("GET", "/p"))).code).toBe("kube/unparsable");
  });

  test("no server, a dropped answer, a silent server and a closed client are unreachable; no token is told", async () => {
    const gone = await scriptedServer(() => {});
    await gone.close();
    const refused = await failure(client({ server: gone.url, token: "s3cret" }).request("GET", "/p"));
    expect([refused.code, refused.message]).toEqual(["kube/unreachable", expect.stringContaining("ECONNREFUSED")]);
    expect(
      JSON.stringify(refused.cause, Object.getOwnPropertyNames(refused.cause ?? {})) + refused.message,
    ).not.toContain("s3cret");

    const server = await serving((request, response) => {
      if (request.url.pathname === "/cut") response.write('{"a":', () => response.destroy());
      if (request.url.pathname === "/slow-body") response.write('{"a":');
    });
    const kube = client({ server: server.url });
    expect((await failure(kube.request("GET", "/cut"))).code).toBe("kube/unreachable");
    expect((await failure(kube.request("GET", "/silent", { timeoutMs: 20 }))).message).toContain(
      "no answer within 20 ms",
    );
    expect((await failure(kube.request("GET", "/slow-body", { timeoutMs: 20 }))).code).toBe("kube/unreachable");
    const open = failure(kube.request("GET", "/silent"));
    kube.close();
    expect((await open).message).toBe("the client is closed");
    expect((await failure(kube.request("GET", "/p"))).code).toBe("kube/unreachable");
  });

  test("an abort ends it with the signal's reason", async () => {
    const server = await serving(() => {});
    const controller = new AbortController();
    const open = client({ server: server.url }).request("GET", "/p", { signal: controller.signal });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(open).rejects.toBe(reason);
  });
});

describe("TLS", () => {
  const now = Date.now();
  const ca = issueCa({ commonName: "kube CA", now });
  const leaf = issueLeaf({ ca, commonName: "s", dnsNames: [], ipAddresses: ["127.0.0.1"], now, usages: "server" });
  const user = issueLeaf({ ca, commonName: "ann", dnsNames: [], ipAddresses: [], now, usages: "client" });
  const tls = { cert: leaf.certPem, key: leaf.keyPem, ca: ca.certPem };

  test("trusts the given CA and shows the client certificate", async () => {
    const server = await serving((_, response) => reply(response, {}), tls);
    const kube = client({ server: server.url, ca: ca.certPem, clientCert: user.certPem, clientKey: user.keyPem });
    expect(await kube.request("GET", "/p")).toEqual({});
  });

  test("trusts no other", async () => {
    const server = await serving((_, response) => reply(response, {}), tls);
    const other = issueCa({ commonName: "other", now });
    const error = await failure(client({ server: server.url, ca: other.certPem, token: "t" }).request("GET", "/p"));
    expect([error.code, server.seen.length]).toEqual(["kube/unreachable", 0]);
  });
});

describe("options", () => {
  test.each([
    { server: "kube" },
    { server: "ftp://x" },
    { server: "http://kube.example", token: "t" },
    { server: "https://x", clientCert: "c" },
  ])("refuses %j", (options) => {
    let code = "";
    try {
      kubeClient(options).close();
    } catch (error) {
      code = error instanceof BubuError ? error.code : "other";
    }
    expect(code).toBe("kube/config");
  });
});

describe("watch", () => {
  test("hands on each event, wherever the bytes are cut, and ends with the server", async () => {
    const text = Buffer.from(line("a") + line("ü€😀") + line("c"));
    const server = await serving(async (_, response) => {
      for (const byte of text) {
        response.write(Uint8Array.of(byte));
        if (byte > 0x7f) await immediate();
      }
      response.end();
    });
    const events: WatchEvent[] = [];
    await client({ server: server.url }).watch("/p", { query: { resourceVersion: "1" } }, (event) =>
      events.push(event),
    );
    expect(events.map(({ object }) => object)).toEqual(["a", "ü€😀", "c"].map((name) => ({ metadata: { name } })));
    expect(server.seen[0]?.url.search).toBe("?resourceVersion=1&watch=true");
  });

  test("tells a cut connection from a line that cannot be read", async () => {
    const server = await serving((request, response) => {
      response.write(line("a"));
      if (request.url.pathname === "/cut") response.write('{"type"', () => response.destroy());
      if (request.url.pathname === "/half") response.end('{"type"');
      if (request.url.pathname === "/garbage") response.write(`garbage\n${line("b")}`);
    });
    const kube = client({ server: server.url });
    const events: WatchEvent[] = [];
    const codes = [];
    for (const path of ["/cut", "/half", "/garbage"])
      codes.push((await failure(kube.watch(path, {}, (event) => events.push(event)))).code);
    expect(codes).toEqual(["kube/unreachable", "kube/unparsable", "kube/unparsable"]);
    expect(events.length).toBe(3);
  });

  test("is not bounded once it was answered, but a silent start is", async () => {
    const server = await serving((request, response) => {
      if (request.url.pathname !== "/open") return;
      response.flushHeaders();
      setTimeout(() => response.end(line("late")), 100);
    });
    const kube = client({ server: server.url });
    const events: WatchEvent[] = [];
    await kube.watch("/open", { timeoutMs: 50 }, (event) => events.push(event));
    expect(events.length).toBe(1);
    expect((await failure(kube.watch("/silent", { timeoutMs: 50 }, () => {}))).code).toBe("kube/unreachable");
  });

  test("an error of the receiver ends it, unchanged, and frees the connection", async () => {
    const server = await serving((_, response) => response.write(line("a")));
    const error = new Error("receiver");
    const open = client({ server: server.url }).watch("/p", {}, () => {
      throw error;
    });
    await expect(open).rejects.toBe(error);
    await expect.poll(() => server.connections(), { timeout: 10_000 }).toBe(0);
  });

  test("an abort ends it and frees the connection", async () => {
    const server = await serving((_, response) => response.write(line("a")));
    const controller = new AbortController();
    const reason = new Error("enough");
    const open = client({ server: server.url }).watch("/p", { signal: controller.signal }, () =>
      controller.abort(reason),
    );
    await expect(open).rejects.toBe(reason);
    await expect.poll(() => server.connections(), { timeout: 10_000 }).toBe(0);
  });

  test("a refusal is a refusal", async () => {
    const server = await serving((_, response) => reply(response, { message: "too old" }, 410));
    const error = await failure(client({ server: server.url }).watch("/p", {}, () => {}));
    expect([error.code, error.http]).toEqual(["kube/request", 410]);
  });
});
