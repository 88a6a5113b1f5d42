import type { Counts, Slot } from "../evidence.ts";
import { escaped } from "./escaped.ts";

/** What was decided over time, as bars: refused over allowed. Inline SVG that prints. */
export function timeline(slots: readonly Slot[]): string {
  const [width, height, base] = [900, 150, 130];
  const highest = Math.max(1, ...slots.map(({ allowed, refused }) => allowed + refused));
  const step = width / Math.max(1, slots.length);
  const bars = slots.map(({ start, allowed, refused }, at) => {
    const tall = (count: number) => (count / highest) * (base - 18);
    const bar = (count: number, from: number, kind: string) =>
      count === 0
        ? ""
        : `<rect class="${kind}" x="${round(at * step)}" y="${round(from - tall(count))}" width="${round(Math.max(1, step - 1))}" height="${round(tall(count))}"/>`;
    const title = `<title>${escaped(start)}: ${allowed} allowed, ${refused} refused</title>`;
    return `<g>${title}${bar(allowed, base, "allowed")}${bar(refused, base - tall(allowed), "refused")}</g>`;
  });
  const first = slots[0]?.start.slice(0, 16).replace("T", " ") ?? "";
  const last = slots.at(-1)?.start.slice(0, 16).replace("T", " ") ?? "";
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Decisions over time"><text x="0" y="9">${highest}</text>${bars.join("")}<line x1="0" x2="${width}" y1="${base}" y2="${base}"/><text x="0" y="145">${escaped(first)}</text><text x="${width}" y="145" text-anchor="end">${escaped(last)}</text></svg>`;
}

/** Counts as bars to the right, each with its name and number. */
export function bars(counts: Counts, what: string): string {
  if (counts.top.length === 0) return "<p>None.</p>";
  const highest = Math.max(...counts.top.map(({ count }) => count));
  const rows = counts.top.map(({ name, count }) => {
    const bar = `<svg viewBox="0 0 300 12" preserveAspectRatio="none" aria-hidden="true"><rect class="refused" width="${round((count / highest) * 300)}" height="12"/></svg>`;
    return `<tr><td>${escaped(name)}</td><td class="number">${count}</td><td class="bar">${bar}</td></tr>`;
  });
  const others = counts.others > 0 ? `<tr><td>others</td><td class="number">${counts.others}</td><td></td></tr>` : "";
  return `<table><thead><tr><th scope="col">${escaped(what)}</th><th scope="col">Refusals</th><th scope="col"></th></tr></thead><tbody>${rows.join("")}${others}</tbody></table>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
