import { recordTypes } from "@bubustack/api/audit/record-types";
import { expect, test } from "vitest";
import { csvHeader, csvLine, csvRow, tableHeader, tableRow } from "./show.ts";

const hits = recordTypes.flatMap(({ type, examples }) =>
  examples.map((data) => ({
    log: "a",
    number: 1,
    event: { type, id: "5f0c", time: "2026-03-01T00:00:00.000Z", data },
  })),
);

test("every type of record has a row", () => {
  for (const hit of hits) {
    expect(tableRow(hit).length).toBe(tableHeader.length);
    expect(csvRow(hit).length).toBe(csvHeader.length);
  }
  expect(hits.map((hit) => tableRow(hit).slice(1).join(" | ")).slice(0, 3)).toEqual([
    "admission.decided | refused | ada@example.com | Story team-a/nightly | story/step-names | 5f0c",
    "admission.decided | allowed | system:serviceaccount:team-b:deployer | Deployment team-b/gateway | clusterpolicies/no-host-network/no-host-network | 5f0c",
    "exception.used |  |  | Deployment team-b/gateway | clusterpolicies/no-host-network/no-host-network | 5f0c",
  ]);
});

test("a name that is sealed shows as sealed", () => {
  const actor = { sealed: "abc", digest: `hmac-sha256:${"f".repeat(64)}`, key: "team-a/1" };
  const row = tableRow({ log: "a", number: 1, event: { data: { actor, dryRun: true, verdict: "allowed" } } });
  expect(row.slice(2, 4)).toEqual(["allowed (dry run)", "sealed ffffffffffff"]);
  const forgotten = { log: "a", number: 1, event: { data: { actor: { ...actor, forgotten: true } } } };
  expect(tableRow(forgotten)[3]).toBe("forgotten ffffffffffff");
  expect(csvRow(forgotten)[csvHeader.indexOf("sealed")]).toBe("forgotten");
});

test("CSV quotes what needs it, and disarms formulas", () => {
  expect(csvLine(["a", 'b "c"', "d,e", "f\ng", "=1+1", "-2", "@x"])).toBe(`a,"b ""c""","d,e","f\ng",'=1+1,'-2,'@x\r\n`);
});
