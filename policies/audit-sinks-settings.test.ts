import { describe, expect, test } from "vitest";
import { settingsOf } from "./settings-of.ts";

/** What is wrong with these sinks. */
const problems = (...sinks: readonly { readonly [field: string]: unknown }[]) =>
  settingsOf(JSON.parse(JSON.stringify({ audit: { sinks } }))).problems ?? [];

describe("sinks of the audit log", () => {
  test("are named, and have the defaults of what is not said", () => {
    const read = settingsOf({
      audit: { sinks: [{ name: "siem", type: "otlp", address: "https://otel:4318" }] },
    });
    expect(read).toMatchObject({
      settings: {
        audit: {
          sinks: [
            {
              name: "siem",
              type: "otlp",
              address: "https://otel:4318",
              batch: { records: 256, bytes: 524_288, seconds: 1 },
              start: "oldest",
            },
          ],
        },
      },
    });
    expect(settingsOf({})).toMatchObject({ settings: { audit: { sinks: [] } } });
  });

  test.each([
    { type: "stdout" },
    { type: "http", address: "https://siem.example/events/v1", http: { mode: "structured" } },
    { type: "http", address: "http://127.0.0.1:8080" },
    { type: "otlp", address: "http://[::1]:4318" },
    { type: "syslog", address: "tls://logs.example" },
    { type: "nats", address: "tls://nats.example:4222", nats: { subject: "audit.records" } },
    { type: "syslog", address: "tcp://localhost:601", types: ["admission.*"], classes: ["decision"] },
  ])("may be %j", (sink) => {
    expect(problems({ name: "a", ...sink })).toEqual([]);
  });

  test.each([
    [{ type: "stdout", address: "https://a" }, "audit.sinks[0].address: a sink of type stdout has none; remove it"],
    [{ type: "http" }, "audit.sinks[0].address: is missing; write https://host:port"],
    [{ type: "http", address: "http://siem.example" }, "is without TLS and not on this machine; write https://…"],
    [{ type: "http", address: "https://u:p@siem.example" }, "is no address of this type; write https://host:port"],
    [{ type: "http", address: "https://siem.example/?key=1" }, "without credentials and query"],
    [{ type: "syslog", address: "https://logs.example" }, "write tls://host:port"],
    [{ type: "syslog", address: "tls://logs.example/path" }, "has a path, which a sink of type syslog does not"],
    [{ type: "otlp", address: "https://a", http: { mode: "batch" } }, "[0].http: is for sinks of type http; remove it"],
    [{ type: "s3", address: "https://s3.example" }, "[0].s3: is missing; a sink of type s3 needs it"],
    [{ type: "stdout", s3: { bucket: "abc" } }, "[0].s3: is for sinks of type s3; remove it"],
    [
      { type: "s3", address: "https://s3.example", s3: { bucket: "abc", prefix: "a/../b" } },
      "audit.sinks[0].s3.prefix",
    ],
    [{ type: "nats", address: "tls://nats.example" }, "[0].nats: is missing; a sink of type nats needs it"],
    [{ type: "nats", address: "nats://nats.example", nats: { subject: "a" } }, "not on this machine; write tls://…"],
    [{ type: "nats", address: "tls://nats.example", nats: { subject: "a.*" } }, "audit.sinks[0].nats.subject"],
    [{ type: "kafka" }, "audit.sinks[0].type"],
    [{ type: "stdout", batch: { bytes: 1 } }, "audit.sinks[0].batch.bytes"],
    [{ type: "stdout", token: "x" }, "audit.sinks[0].token: is not a setting"],
  ])("may not be %j", (sink, why) => {
    expect(problems({ name: "a", ...sink }).join("\n")).toContain(why);
  });

  test("have names of their own, which files can have", () => {
    expect(problems({ name: "a", type: "stdout" }, { name: "a", type: "stdout" }).join()).toContain("audit.sinks[1]");
    for (const name of ["", "../a", "A", "a.b", "-a", "x".repeat(33)])
      expect(problems({ name, type: "stdout" }).length).toBeGreaterThan(0);
  });
});
