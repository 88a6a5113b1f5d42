import type { KeyRotated } from "@bubustack/api/audit/events/key-rotated";
import { keyRotated } from "@bubustack/api/audit/events/key-rotated";
import type { Source } from "../files/source.ts";
import type { Key } from "../note/key.ts";
import { formatKey } from "../note/key.ts";
import { encodeEvent } from "../record/event.ts";
import { rotatedTo } from "../record/rotation.ts";

/** How one key of a log took over from another: what the record of it says. */
export type Takeover = KeyRotated;

/** The takeovers of a log, one a line, beside its keys: whoever was told one of them follows to the key of today. */
export const takeoversFile = "takeovers";
/** Takeovers that are kept; at one each 30 days, eight years. */
const most = 100;

/** The takeovers of a log that are kept, the latest at the end. */
export async function takeoversIn(disk: Source): Promise<readonly Takeover[]> {
  const text = Buffer.from((await disk.read(takeoversFile)) ?? []).toString("utf8");
  return text.split("\n").flatMap((line): Takeover[] => (line === "" ? [] : [JSON.parse(line)]));
}

/** The file with one more. A rotation that is finished after a crash adds none that is there. */
export async function withTakeover(disk: Source, data: unknown): Promise<Uint8Array> {
  const line = JSON.stringify(data);
  const before = (await takeoversIn(disk)).map((each) => JSON.stringify(each));
  const all = before.at(-1) === line ? before : [...before, line];
  return Buffer.from(`${all.slice(-most).join("\n")}\n`, "utf8");
}

/** The key to which takeovers lead from one that is trusted, each checked by the signatures of both. */
export function followed(trusted: Key, takeovers: readonly Takeover[]): Key {
  let key = trusted;
  for (const data of takeovers.slice(-most)) {
    if (data.from !== formatKey(key)) continue;
    key = rotatedTo(encodeEvent({ source: key.name, type: keyRotated.type, data }, 0), [key]) ?? key;
  }
  return key;
}
