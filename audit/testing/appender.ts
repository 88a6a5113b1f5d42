// Appends to the log in a folder until it is killed, and says on standard output what was acknowledged: `<index> <text>`.
import { writeSync } from "node:fs";
import { folderDisk } from "../disk/folder-disk.ts";
import { openLog } from "../log/log.ts";

const [, , folder = "", origin = "", life = ""] = process.argv;
const log = await openLog(folderDisk(folder), { origin, checkpointMs: 20, segmentBytes: 64 * 1024 });
writeSync(1, "open\n");

async function appendAll(writer: number): Promise<void> {
  for (let at = 0; ; at++) {
    const text = `life ${life}, writer ${writer}, record ${at}`;
    const { index } = await log.append({ source: origin, type: "io.bubustack.audit.test.v1", data: text });
    writeSync(1, `${index} ${text}\n`);
    if (writer === 0 && at % 50 === 49) await log.rotateKey();
  }
}

await Promise.all(Array.from({ length: 16 }, (_, writer) => appendAll(writer)));
