import { expect, test } from "vitest";
import { style } from "../../terminal/style.ts";
import { asJson, asText } from "./show.ts";

const checkpoint = { origin: "log.example/a", size: 9, root: "cm9vdA==" };
const plain = style(false);

test("faults come first, with their records", () => {
  const faults = [
    { code: "wrong-key", from: undefined, to: undefined },
    { code: "truncated", from: 3, to: 9 },
  ] as const;
  const shown = faults.map(({ code, from, to }) => (from === undefined ? { code } : { code, from, to }));
  const text = asText("a", { checkpoint, assurance: "self-signed", faults: shown, beyond: 2 }, plain);
  expect(text).toBe(
    "fault: The checkpoint is not signed by the key, nor by one that took over from it. (wrong-key)\n" +
      "fault: records 3 to 8: Records at the end are gone. (truncated)\n" +
      "fault: 2 more\n" +
      "log log.example/a: 9 records\nroot cm9vdA==\nassurance: self-signed\na: 4 faults\n",
  );
});

test("the time of witnesses is shown", () => {
  const report = { checkpoint, faults: [], beyond: 0, witnessedUntil: "2026-01-01T00:00:00.000Z" };
  const text = asText("a", { ...report, assurance: "externally witnessed" }, plain);
  expect(text).toContain("assurance: externally witnessed until 2026-01-01T00:00:00.000Z\n");
  expect(asJson("a", { ...report, assurance: "externally witnessed" })).toContain('"witnessedUntil":"2026-01-01');
});
