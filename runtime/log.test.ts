import { describe, expect, test } from "vitest";
import type { LogConfig } from "./log.ts";
import { logger, silentLog } from "./log.ts";

function captured(config: Omit<LogConfig, "destination"> = {}) {
  const lines: string[] = [];
  return { log: logger({ ...config, destination: { write: (line) => lines.push(line) } }), lines };
}

describe("logger", () => {
  test("writes one JSON line with time, level, name, fields and message", () => {
    const { log, lines } = captured({ name: "webhooks" });
    log.info({ rule: "story/x", n: 1 }, "judged");
    expect(lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      name: "webhooks",
      rule: "story/x",
      n: 1,
      msg: "judged",
    });
  });

  test("keeps to its level", () => {
    const { log, lines } = captured({ level: "warn" });
    log.debug({}, "a");
    log.info({}, "b");
    log.warn({}, "c");
    log.error({}, "d");
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["c", "d"]);
  });

  test("redacts fields, fields of children, messages and errors; prints no stack", () => {
    const { log, lines } = captured();
    const child = log.child({ headers: { authorization: "s3cret" }, password: "s3cret" });
    child.warn({ err: new Error("Bearer s3cretvalue"), token: "s3cret" }, "it is Bearer s3cretvalue");
    expect(lines[0]).not.toContain("s3cret");
    expect(lines[0]).not.toContain("log.test.ts");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      err: { message: "Bearer [redacted]" },
      msg: "it is Bearer [redacted]",
    });
  });

  test("takes percent signs literally", () => {
    const { log, lines } = captured();
    log.info({}, "100 %s %d done");
    expect(JSON.parse(lines[0] ?? "").msg).toBe("100 %s %d done");
  });

  test("the silent log says nothing, children included", () => {
    const log = silentLog().child({ a: 1 });
    expect(() => log.error({ password: "x" }, "x")).not.toThrow();
  });
});
