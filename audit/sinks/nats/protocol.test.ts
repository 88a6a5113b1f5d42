import fc from "fast-check";
import { expect, test } from "vitest";
import { natsReader, publication } from "./protocol.ts";

const wire = Buffer.from(
  'INFO {"server_id":"a","max_payload":9,"nonce":"n"}\r\nPING\r\nPONG\r\n+OK\r\n-ERR \'Authorization Violation\'\r\n' +
    "MSG _INBOX.a.7 1 5\r\na\r\nbc\r\nHMSG _INBOX.a.8 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\nMSG a 1 reply 0\r\n\r\n",
);
const said = [
  { op: "info", greeting: { maxPayload: 9, nonce: "n" } },
  { op: "ping" },
  { op: "pong" },
  { op: "ok" },
  { op: "error", text: "'Authorization Violation'" },
  { op: "message", subject: "_INBOX.a.7", payload: Buffer.from("a\r\nbc") },
  { op: "message", subject: "_INBOX.a.8", status: "503", payload: Buffer.from("") },
  { op: "message", subject: "a", payload: Buffer.from("") },
];

test("what a server says is read, in whatever parts it comes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: wire.length })), (cuts) => {
      const read = natsReader();
      const places = [0, ...cuts.sort((a, b) => a - b), wire.length];
      const all = places.slice(1).flatMap((to, at) => [...read(wire.subarray(places[at] ?? 0, to))]);
      expect(all).toEqual(said);
    }),
  );
});

test("what is not the protocol is refused, and nothing is gathered without end", () => {
  for (const text of ["HTTP/1.1 400\r\n", "MSG a 1 x\r\n", "MSG a 1 9999999999\r\n", "HMSG a 1 9 5\r\n"])
    expect(() => natsReader()(Buffer.from(text))).toThrow("not the protocol");
  expect(() => natsReader()(Buffer.alloc(1_100_000, "a"))).toThrow("too much");
});

test("a message says its lengths in bytes", () => {
  const { length, head, body } = publication({ "Nats-Msg-Id": "x" }, Buffer.from("ü"));
  expect(length).toBe(30);
  expect(`${head("a.b", "_INBOX.c.1")}${body}`).toBe(
    "HPUB a.b _INBOX.c.1 28 30\r\nNATS/1.0\r\nNats-Msg-Id: x\r\n\r\nü\r\n",
  );
});
