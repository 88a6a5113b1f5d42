import { expect, test } from "vitest";
import { noteAnnotations } from "./audit.ts";

test("annotations are one line, shortened", () => {
  const lines: string[] = [];
  const server = { log: (line: string) => void lines.push(line) };
  noteAnnotations(server, "hook/", {});
  noteAnnotations(server, "hook/", { a: "1", b: "x".repeat(500) });
  expect(lines).toEqual([`audit annotations: hook/a="1" hook/b="${"x".repeat(200)}"`]);
});
