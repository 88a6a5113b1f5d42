import { expect, test } from "vitest";
import { reportsAsJson, reportsAsText } from "./show.ts";

const checkpoint = { origin: "log.example/a", size: 9, root: "cm9vdA==" };
const paint = { red: (text: string) => text, green: (text: string) => text };
const good = { checkpoint, assurance: "self-signed", faults: [], beyond: 0 } as const;

test("faults come first, with their records", () => {
  const faults = [
    { code: "wrong-key" },
    { code: "truncated", from: 3, to: 9 },
    { code: "rollback", from: 9, to: 12, by: "record 3 of log.example/b" },
  ] as const;
  const logs = [{ path: "a", report: { ...good, faults, beyond: 2 } }];
  expect(reportsAsText({ logs, absent: [], faults: 5 }, paint)).toBe(
    "fault: The checkpoint is not signed by the key, nor by one that took over from it. (wrong-key)\n" +
      "fault: records 3 to 8: Records at the end are gone. (truncated)\n" +
      "fault: records 9 to 11: The log is shorter than it was at the earlier checkpoint. By record 3 of log.example/b (rollback)\n" +
      "fault: 2 more\n" +
      "log log.example/a: 9 records\nroot cm9vdA==\nassurance: self-signed\na: 5 faults\n",
  );
});

test("the time of witnesses is shown", () => {
  const report = { ...good, assurance: "externally witnessed", witnessedUntil: "2026-01-01T00:00:00.000Z" } as const;
  const reports = { logs: [{ path: "a", report }], absent: [], faults: 0 };
  expect(reportsAsText(reports, paint)).toContain("assurance: externally witnessed until 2026-01-01T00:00:00.000Z\n");
  expect(reportsAsJson(reports)).toContain('"witnessedUntil":"2026-01-01');
});

test("of several logs each is shown, what is absent, and the sum", () => {
  const absent = [{ origin: "log.example/c", size: 4, by: "since.note" }];
  const logs = [
    { path: "a", report: good },
    { path: "b", report: good },
  ];
  const text = reportsAsText({ logs, absent, faults: 1 }, paint);
  expect(text).toContain("b: nothing was removed or altered\n");
  expect(text).toMatch(
    /fault: A log is not there that was\. It is log\.example\/c, with 4 records, by since\.note \(log-missing\)\n2 logs: 1 fault\n$/,
  );
  expect(JSON.parse(reportsAsJson({ logs, absent, faults: 1 }))).toMatchObject({
    version: 1,
    logs: [{ path: "a" }, { path: "b" }],
    absent,
  });
});
