import type { Hit } from "@bubustack/audit/query/search";
import { traitsOf } from "@bubustack/audit/query/traits";
import type { Fields } from "@bubustack/audit/record/fields";
import { fieldsOf } from "@bubustack/audit/record/fields";

/** The columns of the table, and of CSV. */
export const tableHeader = ["TIME", "TYPE", "VERDICT", "ACTOR", "OBJECT", "WHY", "RECORD"];
export const csvHeader = [
  ...["time", "log", "number", "id", "type", "verdict", "actor", "sealed", "operation", "namespace", "kind", "name"],
  ...["rules", "policies", "dry_run"],
];

/** A record as a row of the table: what is personal and sealed says so. */
export function tableRow(hit: Hit): readonly string[] {
  const { event } = hit;
  const traits = traitsOf(event);
  const data = fieldsOf(event["data"]);
  const object = [traits.kind[0], [traits.namespace[0], traits.name[0]].filter((part) => part).join("/")];
  const verdict = `${traits.verdict.join() || text(data["change"])}${data["dryRun"] === true ? " (dry run)" : ""}`;
  const why = traits.rule.length > 0 ? traits.rule.join(", ") : text(data["code"]);
  return [
    text(event["time"]),
    traits.type.join(),
    verdict,
    actorOf(event),
    object.filter((part) => part).join(" "),
    why,
    text(event["id"]),
  ];
}

/** A record as a line of CSV (RFC 4180). */
export function csvRow(hit: Hit): readonly string[] {
  const { log, number, event } = hit;
  const traits = traitsOf(event);
  const data = fieldsOf(event["data"]);
  const actor = fieldsOf(data["actor"]);
  const sealed = actor["forgotten"] === true ? "forgotten" : String("sealed" in actor);
  return [
    ...[text(event["time"]), log, String(number), text(event["id"]), traits.type.join(), traits.verdict.join()],
    ...[traits.actor[0] ?? "", sealed, text(data["operation"] ?? data["change"])],
    ...[traits.namespace.join(" "), traits.kind.join(" "), traits.name.join(" "), traits.rule.join(" ")],
    ...[traits.policy.join(" "), String(data["dryRun"] === true)],
  ];
}

/** One line; a cell that a spreadsheet would take for a formula has an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  const shown = cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${shown.join()}\r\n`;
}

/** Who, as a table shows it. */
function actorOf(event: Fields): string {
  const actor = fieldsOf(fieldsOf(event["data"])["actor"]);
  if (typeof actor["username"] === "string") return actor["username"];
  if ("sealed" in actor)
    return `${actor["forgotten"] === true ? "forgotten" : "sealed"} ${text(actor["digest"])
      .replace(/^hmac-sha256:/, "")
      .slice(0, 12)}`.trim();
  return traitsOf(event).actor[0] ?? "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
