import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { postgresHolder, recordsTables } from "./postgres.ts";

test("the manual shows the tables as they are made", () => {
  const page = readFileSync(new URL("../../docs/audit-second.md", import.meta.url), "utf8");
  expect(page).toContain(recordsTables);
});

test("a database that loses what it has answered, or in which another process has the log, takes none", async () => {
  const settings = { synchronous_commit: "on", fsync: "on" };
  let locked = true;
  const holder = () =>
    postgresHolder(async () => ({
      query: async (text) => {
        if (text.startsWith("SHOW")) return { rows: [settings], count: 1 };
        return { rows: [{ locked, fence: "1", next: "3", confirmed: "2" }], count: 1 };
      },
      close: async () => undefined,
    }));
  const claim = async () => await (await holder()).claim({ id: "1", origin: "a", key: "k" });
  expect(await claim()).toEqual({ next: 3, confirmed: 2 });
  for (const value of ["off", "local", "remote_write"]) {
    settings.synchronous_commit = value;
    await expect(claim()).rejects.toThrow(`synchronous_commit is ${value}`);
  }
  Object.assign(settings, { synchronous_commit: "remote_apply", fsync: "off" });
  await expect(claim()).rejects.toThrow("fsync is off");
  settings.fsync = "on";
  locked = false;
  await expect(claim()).rejects.toThrow("another process");
});
