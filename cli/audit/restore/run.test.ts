import { expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { chosen } from "./run.ts";

const log = { id: "1", origin: "log.example/a", key: "k", next: 3, note: undefined };
const again = { ...log, id: "2" };

test("one log is restored, which is named by its id where two have its name", () => {
  expect(chosen([log], undefined)).toBe(log);
  expect(chosen([log, again], "2")).toBe(again);
  expect(() => chosen([log, again], "log.example/a")).toThrow("2 logs are meant: log.example/a (1), log.example/a (2)");
  expect(() => chosen([], undefined)).toThrow("0 logs are meant");
});

test("what is no database, or cannot be reached, is said", async () => {
  expect(await bubu(["audit", "restore", "folder"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("no database"),
  });
  expect(await bubu(["audit", "restore", "postgres://127.0.0.1:1/audit"])).toMatchObject({
    code: 2,
    err: expect.stringContaining('the secret "user" is missing'),
  });
});
