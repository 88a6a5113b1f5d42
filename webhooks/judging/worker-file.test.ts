import { expect, test } from "vitest";
import { workerFile } from "./worker-file.ts";

test("a worker's file has the extension of the file that calls", () => {
  expect(workerFile("file:///app/start.ts", "judging/worker").pathname).toBe("/app/judging/worker.ts");
  expect(workerFile("file:///app/start.js", "judging/worker").pathname).toBe("/app/judging/worker.js");
  expect(workerFile("file:///app/bundle.mjs", "./worker").pathname).toBe("/app/worker.mjs");
});
