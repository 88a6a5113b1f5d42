import { expect, test } from "vitest";
import { trace } from "./trace.ts";
import { configMaps } from "./widgets.ts";

const seen = { metadata: { namespace: "n", name: "a", uid: "u", resourceVersion: "7" } };

test("a plan reads like a log book", () => {
  const at = { resource: configMaps, seen };
  const plan = {
    writes: [
      { write: "create" as const, resource: configMaps, object: { metadata: { name: "b" } } },
      { write: "apply" as const, ...at, fields: { data: {} } },
      { write: "finalizer" as const, ...at, finalizer: "x/y", present: true },
      { write: "delete" as const, ...at, propagation: "Foreground" as const },
      { write: "delete" as const, ...at },
    ],
    status: { ...at, status: { ready: true } },
    notes: [{ about: seen, type: "Normal" as const, reason: "Done", message: "it is done" }],
    againMs: 5,
    terminal: { reason: "NoWay", message: "none" },
  };
  expect(trace(plan)).toBe(`create ConfigMap b
  {
    "metadata": {
      "name": "b"
    }
  }
apply ConfigMap n/a at 7
  {
    "data": {}
  }
finalizer ConfigMap n/a at 7: add x/y
delete ConfigMap n/a at 7, Foreground
delete ConfigMap n/a at 7
status ConfigMap n/a at 7
  {
    "ready": true
  }
note Normal Done about n/a at 7: it is done
again in 5 ms
terminal NoWay: none
`);
  expect(trace({})).toBe("nothing\n");
});
