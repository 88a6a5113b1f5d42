import { removalText } from "../../retention/state.ts";
import { faultCodes } from "../../verify/fault.ts";
import type { Evidence, ExceptionState, LogEvidence } from "../evidence.ts";
import { bars, timeline } from "./chart.ts";
import { escaped } from "./escaped.ts";

/** A table of texts, which are escaped; nothing at all says so. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], none = "None."): string {
  if (rows.length === 0) return `<p>${escaped(none)}</p>`;
  // Times and ids stay on one line, so that what is long has the room.
  const cell = (text: string) => `<td${text.length <= 26 ? ' class="short"' : ""}>${escaped(text)}</td>`;
  const cells = (row: readonly string[]) => row.map(cell).join("");
  const heads = head.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</tbody></table>`;
}

/** Whether the logs are as they were written, and how far that carries. */
export function integrity({ logs, absent }: Evidence): string {
  const gone = absent.map(
    ({ origin, size, by }) =>
      `<p class="bad">Missing: ${escaped(origin)}, which had ${size} records by ${escaped(by)}.</p>`,
  );
  return [...logs.map(logSection), ...gone].join("\n");
}

function logSection({ path, origin, durability, removed = [], verified, witnessed }: LogEvidence): string {
  const head = `<h3>${escaped(origin)}</h3>`;
  const gone = removed.map((run) => `<p>Of this log ${escaped(removalText(run))}.</p>`);
  const kept = [...(durability ? [`<p>Kept as: ${escaped(durability)}.</p>`] : []), ...gone].join("");
  if (verified === undefined)
    return `${head}<p class="bad">Not verified: no key was given. Nothing here says that the log is as it was written.</p>${kept}`;
  const { checkpoint, faults, beyond, first = "", last = "", assurance, witnessedUntil } = verified;
  const { anchoredSize, anchoredUntil = "a time that is no longer kept" } = verified;
  const count = faults.length + beyond;
  const verdict =
    count === 0
      ? `<p class="good">Nothing ${removed.length > 0 ? "else " : ""}was removed or altered.</p>`
      : `<p class="bad">${count} ${count === 1 ? "fault" : "faults"} found.</p>`;
  const rows = faults.slice(0, 100).map(({ code, from, to, by = "" }) => {
    const range = from === undefined || to === undefined ? "the log" : `${from} to ${to - 1}`;
    return [range, faultCodes[code], code, by];
  });
  const alone =
    "Whoever has the key of the log could have written all of it anew; checkpoints kept elsewhere rule that out.";
  const meaning =
    assurance === "self-signed"
      ? alone
      : assurance === "anchored"
        ? `Records 0 to ${(anchoredSize ?? 0) - 1}, until ${anchoredUntil}, begin with every checkpoint that the anchors keep: they were not changed by whoever cannot change what is kept there.`
        : `Up to ${witnessedUntil ?? ""} not even whoever has the key could have changed it without the witnesses.`;
  const facts = [
    ["Read from", path],
    ["Records", String(checkpoint?.size ?? 0)],
    ["First and last record", `${first} to ${last}`],
    ["Root", checkpoint?.root ?? ""],
    ["Assurance", `${assurance}. ${meaning}`],
    ...(witnessed
      ? [["Witnessed", `Records 0 to ${witnessed.size - 1} are externally witnessed until ${witnessed.until}.`]]
      : []),
  ];
  return `${head}${verdict}${kept}${table(["Log", ""], facts)}${rows.length > 0 ? table(["Records", "Fault", "Code", "By"], rows) : ""}`;
}

export function decisions({ decisions: of, records, byType }: Evidence): string {
  const tile = (count: number, what: string) => `<div><b>${count}</b>${escaped(what)}</div>`;
  const tiles = [
    tile(records, "records"),
    tile(of.allowed, "allowed"),
    tile(of.refused, "refused"),
    tile(of.unjudged, "without a verdict"),
    tile(of.dryRun, "rehearsals"),
    tile(of.unverifiedCallers, "callers not verified"),
    tile(of.unrecorded, "answered unrecorded"),
  ];
  const types = byType.top.map(({ name, count }) => [name, String(count)]);
  return `<div class="tiles">${tiles.join("")}</div>${timeline(of.slots)}<p class="soft">Blue: allowed. Red: refused. Times are UTC.</p>${table(["Type of record", "Records"], types)}`;
}

export function refusals({ refusals: { byRule, byPolicy, byNamespace } }: Evidence): string {
  return `<h3>By rule</h3>${bars(byRule, "Rule")}<h3>By policy</h3>${bars(byPolicy, "Policy")}<h3>By namespace</h3>${bars(byNamespace, "Namespace")}`;
}

export function exceptions({ exceptions: all }: Evidence): string {
  const place = ({ kind, namespace, name }: ExceptionState) => `${kind} ${namespace ? `${namespace}/` : ""}${name}`;
  const rows = all.map((one) => [
    place(one),
    one.state,
    one.policies.join(", "),
    one.reason,
    one.approvedBy ? `${one.approvedBy}${one.approvedAt ? `, ${one.approvedAt}` : ""}` : "nobody on record",
    one.expiresAt ?? "",
    one.lastUse ? `${one.uses}, last ${one.lastUse}` : String(one.uses),
    one.record,
  ]);
  const head = ["Exception", "State at the end", "Policies", "Reason", "Approved", "Ends", "Uses", "Record"];
  return table(head, rows, "No exception was in force, was used or ended in the period.");
}

export function policies({ policies: all }: Evidence): string {
  if (all.length === 0) return "<p>No policy changed in the period.</p>";
  return all
    .flatMap(({ kind, namespace, name, changes }) => [
      `<h3>${escaped(`${kind} ${namespace ? `${namespace}/` : ""}${name}`)}</h3>`,
      ...changes.map(
        ({ time, change, actor, digest, record, diff }) =>
          `<p>${escaped(time)}: ${escaped(change)} by ${escaped(actor || "nobody named")} <span class="soft">${escaped(record)}</span><br><code>${escaped(digest)}</code></p>${diffOf(diff)}`,
      ),
    ])
    .join("\n");
}

function diffOf(lines: readonly string[]): string {
  const shown = lines.map((line) => {
    const kind = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
    return kind ? `<span class="${kind}">${escaped(line)}</span>` : escaped(line);
  });
  return lines.length === 0 ? "" : `<pre>${shown.join("\n")}</pre>`;
}

export function acts({ acts: all, unlisted }: Evidence): string {
  const rows = all.map(({ time, type, what, actor, record }) => [time, type, what, actor, record]);
  const more = unlisted > 0 ? `<p class="bad">${unlisted} more are in the logs and not listed here.</p>` : "";
  return table(["Time", "Type", "What", "Who", "Record"], rows) + more;
}

export function readings({ readings: { top, others } }: Evidence): string {
  const rows = top.map(({ name, count }) => [name, String(count)]);
  if (others > 0) rows.push(["others", String(others)]);
  return table(["Reader", "Readings"], rows, "None is in these logs; readings may have a log of their own.");
}
