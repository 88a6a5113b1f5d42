import { openLog } from "@bubustack/audit/log/log";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { secondOf } from "./second.ts";

const tools = { log: silentLog(), metrics: metrics() };

test("without one in the settings there is none, and a log does not open while one cannot be reached", async () => {
  expect(await secondOf({}, {}, tools)).toBeUndefined();
  const second = await secondOf({ second: { address: "postgres://127.0.0.1:1/audit" } }, {}, tools);
  if (second === undefined) throw new Error("there is no second holder");
  await expect(openLog(new MemoryDisk(), { origin: "log.example/a", second })).rejects.toThrow('"user" is missing');
});
