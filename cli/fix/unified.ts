/** Lines around a change that are shown with it. */
const context = 3;

interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** The difference of two texts in the unified form that `diff -u` and `git diff` write; empty where there is none. */
export function unified(name: string, before: string, after: string): string {
  if (before === after) return "";
  const lines = compare(split(before), split(after));
  const hunks = hunksOf(lines).map((hunk) => hunkText(lines, hunk));
  return `--- ${name}\n+++ ${name}\n${hunks.join("")}`;
}

function split(text: string): readonly string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The shortest way from one list of lines to the other (Myers), as kept, removed and added lines. */
function compare(a: readonly string[], b: readonly string[]): readonly Line[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= a.length + b.length; d++) {
    trace.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reach, k, d) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return back(a, b, trace);
    }
    reach = new Map(reach);
  }
  return [];
}

function goesDown(reach: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
}

function back(a: readonly string[], b: readonly string[], trace: readonly ReadonlyMap<number, number>[]): Line[] {
  const lines: Line[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const from = goesDown(reach, k, d) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = d === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      lines.push({ sign: " ", text: a[x] ?? "" });
    }
    if (d === 0) break;
    if (x > fromX) lines.push({ sign: "-", text: a[fromX] ?? "" });
    else lines.push({ sign: "+", text: b[fromY] ?? "" });
    x = fromX;
    y = fromY;
  }
  return lines.reverse();
}

interface Hunk {
  readonly start: number;
  readonly end: number;
}

function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const hunks: { start: number; end: number }[] = [];
  lines.forEach(({ sign }, at) => {
    if (sign === " ") return;
    const start = Math.max(0, at - context);
    const end = Math.min(lines.length, at + context + 1);
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else hunks.push({ start, end });
  });
  return hunks;
}

function hunkText(lines: readonly Line[], { start, end }: Hunk): string {
  const counted = (part: readonly Line[], other: Line["sign"]) => part.filter(({ sign }) => sign !== other).length;
  const before = lines.slice(0, start);
  const hunk = lines.slice(start, end);
  const range = (other: Line["sign"]) => {
    const count = counted(hunk, other);
    return `${counted(before, other) + (count === 0 ? 0 : 1)},${count}`;
  };
  return `@@ -${range("+")} +${range("-")} @@\n${hunk.map(({ sign, text }) => `${sign}${text}\n`).join("")}`;
}
