const continued = /^(?:, (?:and )?|\.\.|\/)(\d+)/;

/**
 * The ids that a text names, also where it shortens a list: `STORY-V-8, 9` is two ids, `STORY-V-20..22` three.
 */
export function idsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/\b([A-Z]+-(?:[A-Z]-)?)(\d+)/g)) {
    const [whole, prefix = "", first = ""] = match;
    let last = Number(first);
    found.add(`${prefix}${last}`);
    let rest = text.slice(match.index + whole.length);
    for (let more = continued.exec(rest); more !== null; more = continued.exec(rest)) {
      const number = Number(more[1]);
      const from = more[0].startsWith("..") ? last + 1 : number;
      for (let at = from; at <= number; at++) found.add(`${prefix}${at}`);
      last = number;
      rest = rest.slice(more[0].length);
    }
  }
  return found;
}
