import { expect, test } from "vitest";
import { decided, recordOf } from "../../testing/decisions.ts";
import { exportRequest } from "./log-records.ts";

const at = Date.UTC(2026, 2, 1);
const bytes = recordOf({ at, id: "id-7", data: decided({ rules: ["story/step-names", "story/refs"] }) });

test("a record is a log record of OpenTelemetry, with the record itself as its body", () => {
  const request = JSON.parse(exportRequest([{ origin: "log.example/a", number: 7, bytes }]));
  expect(request).toEqual({
    resourceLogs: [
      {
        resource: {
          attributes: [
            { key: "service.name", value: { stringValue: "bubu-audit" } },
            { key: "service.instance.id", value: { stringValue: "log.example/a" } },
          ],
        },
        scopeLogs: [{ scope: { name: "bubustack.io/audit" }, logRecords: [expect.anything()] }],
      },
    ],
  });
  const [record] = request.resourceLogs[0].scopeLogs[0].logRecords;
  expect(record).toMatchObject({
    timeUnixNano: `${at}000000`,
    severityNumber: 13,
    severityText: "WARN",
    eventName: "admission.decided",
    body: { stringValue: Buffer.from(bytes).toString() },
  });
  const text = (stringValue: string) => ({ stringValue });
  expect(new Map(record.attributes.map(({ key, value }: { key: string; value: unknown }) => [key, value]))).toEqual(
    new Map<string, unknown>([
      ["cloudevents.event_id", text("id-7")],
      ["cloudevents.event_source", text("log.example/a")],
      ["cloudevents.event_spec_version", text("1.0")],
      ["cloudevents.event_type", text("io.bubustack.audit.admission.decided.v1")],
      ["bubustack.audit.log", text("log.example/a")],
      ["bubustack.audit.number", { intValue: "7" }],
      ["user.name", text("ada")],
      ["k8s.namespace.name", text("team-a")],
      ["bubustack.audit.kind", text("Story")],
      ["bubustack.audit.name", text("nightly")],
      ["bubustack.audit.verdict", text("refused")],
      ["bubustack.audit.rules", { arrayValue: { values: [text("story/step-names"), text("story/refs")] } }],
    ]),
  );
});

test("what has no time and no fields is sent all the same", () => {
  const request = JSON.parse(exportRequest([{ origin: "a", number: 0, bytes: Buffer.from("{") }]));
  const [record] = request.resourceLogs[0].scopeLogs[0].logRecords;
  expect(record).toMatchObject({ timeUnixNano: "0", severityText: "INFO2", body: { stringValue: "{" } });
});
