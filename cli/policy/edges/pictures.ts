/** The graph of references for programs that draw: DOT of Graphviz, and SVG by itself. */
import type { Reference, State } from "./graph.ts";
import type { Node } from "./layers.ts";
import { layers, nameOf } from "./layers.ts";

const colors: { readonly [state in State]: string } = { allowed: "#1a7f37", refused: "#cf222e", unknown: "#9a6700" };

/** A digraph, a node for each object; references are coloured by their state. */
export function dot(references: readonly Reference[]): string {
  const lines = references.map(({ from, to, field, state, why }) => {
    const style = state === "allowed" ? "solid" : "dashed";
    const label = quoted(`${field}\n${state}: ${why}`);
    return `  ${quoted(nameOf(from))} -> ${quoted(nameOf(to))} [label=${label}, color="${colors[state]}", style=${style}];\n`;
  });
  return `digraph references {\n  rankdir=LR;\n  node [shape=box];\n${lines.join("")}}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

const box = { width: 240, height: 44, gapX: 130, gapY: 18, margin: 24, legend: 28 } as const;

/** A picture of the same, of columns from left to right. What decided a reference is told where the pointer rests on it. */
export function svg(references: readonly Reference[]): string {
  const nodes = layers(references);
  const all = [...nodes.values()];
  const width =
    2 * box.margin + (Math.max(0, ...all.map(({ column }) => column)) + 1) * (box.width + box.gapX) - box.gapX;
  const height =
    2 * box.margin + box.legend + (Math.max(0, ...all.map(({ row }) => row)) + 1) * (box.height + box.gapY);
  const lines = references.map((one) => line(one, nodes)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<defs>${states.map(arrow).join("")}</defs>
<rect width="100%" height="100%" fill="#ffffff"/>
${lines}${all.map(rectangle).join("")}${legend(height)}</svg>
`;
}

const states: readonly State[] = ["allowed", "refused", "unknown"];

function arrow(state: State): string {
  return `<marker id="${state}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colors[state]}"/></marker>`;
}

function left({ column }: Node): number {
  return box.margin + column * (box.width + box.gapX);
}

function top({ row }: Node): number {
  return box.margin + row * (box.height + box.gapY);
}

function rectangle(node: Node): string {
  const [x, y] = [left(node), top(node)];
  const place = node.namespace === "" ? node.kind : `${node.kind} in ${node.namespace}`;
  return `<g><title>${escaped(node.id)}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="5" fill="#f6f8fa" stroke="#57606a"/>
<text x="${x + 10}" y="${y + 19}" font-weight="bold">${escaped(brief(node.name))}</text><text x="${x + 10}" y="${y + 36}" fill="#57606a">${escaped(brief(place))}</text></g>
`;
}

function line({ from, to, field, state, why }: Reference, nodes: ReadonlyMap<string, Node>): string {
  const [start, end] = [nodes.get(nameOf(from)), nodes.get(nameOf(to))];
  if (start === undefined || end === undefined) return "";
  const middle = box.height / 2;
  const [x1, y1, x2, y2] = [left(start) + box.width, top(start) + middle, left(end), top(end) + middle];
  const bend = Math.max(box.gapX / 2, Math.abs(x2 - x1) / 3);
  const dash = state === "allowed" ? "" : ' stroke-dasharray="6 4"';
  return `<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" fill="none" stroke="${colors[state]}" stroke-width="1.6"${dash} marker-end="url(#${state})"><title>${escaped(`${field}: ${state}, ${why}`)}</title></path>
`;
}

function legend(height: number): string {
  return states
    .map((state, at) => `<text x="${box.margin + at * 90}" y="${height - 14}" fill="${colors[state]}">${state}</text>`)
    .join("");
}

function brief(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
