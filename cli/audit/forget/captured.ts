import { createReadStream } from "node:fs";
import { join } from "node:path";
import { captureFiles, capturesFolder } from "@bubustack/audit/capture/files";
import { linesOf } from "../../source/stream.ts";

/** How many requests are captured in the folder of a log under a key; where only `<namespace>/` is known of it, under those of the namespace. */
export async function capturedUnder(root: string, key: string): Promise<number> {
  const begins = `{"key":${JSON.stringify(key).slice(0, -1)}`;
  let count = 0;
  for (const file of await captureFiles(join(root, capturesFolder)))
    for await (const line of linesOf(createReadStream(file))) if (line?.startsWith(begins)) count++;
  return count;
}
