import { shortType, traitsOf } from "../../query/traits.ts";
import { parseRecord } from "../../record/fields.ts";
import type { Severity } from "../severity.ts";
import { severityOf } from "../severity.ts";
import type { Shipped } from "../sink.ts";

/** Numbers of OpenTelemetry's data model of logs. */
const numbers: { readonly [severity in Severity]: readonly [number: number, text: string] } = {
  info: [9, "INFO"],
  notice: [10, "INFO2"],
  warning: [13, "WARN"],
  error: [17, "ERROR"],
};

type Value =
  | { readonly stringValue: string }
  | { readonly intValue: string }
  | { readonly arrayValue: { readonly values: readonly Value[] } };

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

/** The body of an `ExportLogsServiceRequest` in the JSON encoding of OTLP. All records are of one log. */
export function exportRequest(records: readonly Shipped[]): string {
  const [first] = records;
  const resource = [text("service.name", "bubu-audit"), text("service.instance.id", first?.origin ?? "")];
  const scope = { name: "bubustack.io/audit" };
  const scopeLogs = [{ scope, logRecords: records.map(logRecord) }];
  return JSON.stringify({ resourceLogs: [{ resource: { attributes: resource.flat() }, scopeLogs }] });
}

/** The body of a log record is the CloudEvent as the log has it; attributes repeat what is searched for. */
function logRecord({ origin, number, bytes }: Shipped) {
  const event = parseRecord(bytes);
  const [severityNumber, severityText] = numbers[severityOf(event)];
  const traits = traitsOf(event);
  const time = Date.parse(String(event["time"]));
  return {
    // Milliseconds as nanoseconds: more digits than a number holds.
    timeUnixNano: Number.isNaN(time) ? "0" : `${time}000000`,
    severityNumber,
    severityText,
    eventName: shortType(String(event["type"])),
    body: { stringValue: Buffer.from(bytes).toString("utf8") },
    attributes: [
      ...text("cloudevents.event_id", event["id"]),
      ...text("cloudevents.event_source", event["source"]),
      ...text("cloudevents.event_spec_version", event["specversion"]),
      ...text("cloudevents.event_type", event["type"]),
      ...text("cloudevents.event_subject", event["subject"]),
      ...text("bubustack.audit.log", origin),
      { key: "bubustack.audit.number", value: { intValue: String(number) } },
      ...text("user.name", traits.actor[0]),
      ...text("k8s.namespace.name", traits.namespace[0]),
      ...text("bubustack.audit.kind", traits.kind[0]),
      ...text("bubustack.audit.name", traits.name[0]),
      ...text("bubustack.audit.verdict", traits.verdict[0]),
      ...texts("bubustack.audit.rules", traits.rule),
    ],
  };
}

function text(key: string, value: unknown): readonly Attribute[] {
  return typeof value === "string" ? [{ key, value: { stringValue: value } }] : [];
}

function texts(key: string, values: readonly string[]): readonly Attribute[] {
  if (values.length === 0) return [];
  return [{ key, value: { arrayValue: { values: values.map((stringValue) => ({ stringValue })) } } }];
}
