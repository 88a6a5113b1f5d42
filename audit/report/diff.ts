/** Lines that are compared on each side; of longer texts only what both begin with and end with is. */
const most = 1_500;
/** Lines around a change that are shown. */
const around = 3;

/** What became of lines: each with `+`, `-` or a blank before it; longer stretches without a change are left out as `…`. */
export function diff(before: readonly string[], after: readonly string[]): readonly string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const middle =
    old.length > most || now.length > most
      ? [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)]
      : longest(old, now);
  return shortened([
    ...before.slice(0, start).map((line) => ` ${line}`),
    ...middle,
    ...before.slice(before.length - end).map((line) => ` ${line}`),
  ]);
}

/** By the longest common subsequence. */
function longest(old: readonly string[], now: readonly string[]): readonly string[] {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = now.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && old[row] === now[column]) {
      lines.push(` ${old[row]}`);
      row++;
      column++;
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1)))
      lines.push(`-${old[row++]}`);
    else lines.push(`+${now[column++]}`);
  }
  return lines;
}

function shortened(lines: readonly string[]): readonly string[] {
  const near = new Set<number>();
  for (const [at, line] of lines.entries())
    if (!line.startsWith(" ")) for (let each = at - around; each <= at + around; each++) near.add(each);
  const shown: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (near.has(at)) shown.push(line);
    else if (shown.at(-1) !== "…" && near.size > 0) shown.push("…");
  }
  return shown;
}
