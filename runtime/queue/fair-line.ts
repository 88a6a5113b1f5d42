/** How urgent a key is. Less urgent ones wait, but never for ever. */
export type Priority = "high" | "normal" | "low";

/** Who waits to be worked on, each once. */
export interface FairLine {
  /** Lets a key wait in a group; one that waits already is only made more urgent. */
  push(key: string, group: string, priority: Priority): void;
  /** The next one: by urgency, then by turns of the groups, then in the order of arrival. */
  pop(): string | undefined;
  size(): number;
}

const urgency: { readonly [priority in Priority]: number } = { high: 2, normal: 1, low: 0 };

/** Of eight turns one begins with the least urgent, and one more with the normal ones. */
function order(turn: number): readonly Priority[] {
  if (turn % 8 === 7) return ["low", "normal", "high"];
  return turn % 8 === 3 ? ["normal", "high", "low"] : ["high", "normal", "low"];
}

/** A group with a thousand keys delays a group with one by one key at most. */
export function fairLine(): FairLine {
  const lines: { readonly [priority in Priority]: Map<string, Set<string>> } = {
    high: new Map(),
    normal: new Map(),
    low: new Map(),
  };
  const waiting = new Map<string, { readonly group: string; readonly priority: Priority }>();
  let turn = 0;

  const leave = (key: string) => {
    const place = waiting.get(key);
    if (place === undefined) return;
    waiting.delete(key);
    const members = lines[place.priority].get(place.group);
    members?.delete(key);
    if (members?.size === 0) lines[place.priority].delete(place.group);
  };
  return {
    push(key, group, priority) {
      const place = waiting.get(key);
      if (place !== undefined && urgency[place.priority] >= urgency[priority]) return;
      leave(key);
      const members = lines[priority].get(group) ?? new Set();
      lines[priority].set(group, members.add(key));
      waiting.set(key, { group, priority });
    },
    pop() {
      for (const priority of order(turn)) {
        const [first] = lines[priority];
        if (first === undefined) continue;
        const [group, members] = first;
        const [key] = members;
        if (key === undefined) continue;
        turn++;
        leave(key);
        // To the end of the turns.
        if (lines[priority].delete(group)) lines[priority].set(group, members);
        return key;
      }
      return undefined;
    },
    size: () => waiting.size,
  };
}
