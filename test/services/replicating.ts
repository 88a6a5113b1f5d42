// A process that appends records to a log with a second holder, and says each id when it was acknowledged: to be killed.
// Arguments: folder, address, user, password.
import { setTimeout as sleep } from "node:timers/promises";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { connect } from "@bubustack/audit/postgres/connect";
import { postgresHolder } from "@bubustack/audit/replicated/postgres";
import { Second } from "@bubustack/audit/replicated/second";
import { secretsOf } from "@bubustack/audit/sinks/testing/receiver";

const [folder = "", address = "", user = "", password = ""] = process.argv.slice(2);
const secrets = secretsOf({ user, password });

function second(): Second {
  return new Second({
    connect: () => postgresHolder(() => connect(address, secrets)),
    told: { failed: () => console.log("failed"), recovered: () => console.log("recovered") },
    pause: async () => {
      await sleep(50);
    },
  });
}

const open = () =>
  openLog(folderDisk(folder), { origin: "log.example/a", second: second() }).catch((error: unknown) => {
    console.log(`not open: ${String(error)}`);
    return undefined;
  });

let log = await open();
for (; log === undefined; log = await open()) await sleep(50);
console.log("open");
for (let number = 0; ; number++) {
  const ids = Array.from({ length: 5 }, (_, at) => `${process.pid}-${number}-${at}`);
  const taken = ids.map(async (id) => {
    await log.appendBytes(Buffer.from(JSON.stringify({ specversion: "1.0", id, time: new Date().toISOString() })));
    console.log(`ack ${id}`);
  });
  const results = await Promise.allSettled(taken);
  if (results.some(({ status }) => status === "rejected")) await sleep(5);
}
