import { expect, test } from "vitest";
import { coreEvents, events } from "./events.ts";

const cells = (event: object, resource = coreEvents) =>
  resource.columns.map((column) => column.cell(event as never, Date.parse("2026-01-01T01:00:00Z")));

test("the table of both versions", () => {
  const core = {
    metadata: { name: "e" },
    type: "Normal",
    reason: "R",
    message: " m ",
    involvedObject: { kind: "Story", name: "a" },
    lastTimestamp: "2026-01-01T00:00:00Z",
    firstTimestamp: "2025-12-31T00:00:00Z",
  };
  expect(cells(core)).toEqual(["60m", "Normal", "R", "story/a", "m", "25h", "e"]);
  const later = {
    metadata: { name: "e" },
    type: "Warning",
    reason: "R",
    note: "n",
    regarding: { kind: "Story" },
    eventTime: "2026-01-01T00:30:00Z",
  };
  expect(cells(later, events)).toEqual(["30m", "Warning", "R", "story", "n", "30m", "e"]);
});
