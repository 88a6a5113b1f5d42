// A server over a folder of data, to be killed: `node kept-server.ts FOLDER CONFIG-JSON`. Prints its URL.
import { randomUUID } from "node:crypto";
import type { Config } from "../config.ts";
import { start } from "../start.ts";

const [, , data = "", config = "{}"] = process.argv;
const given = JSON.parse(config) as Config;
const running = await start({ ...given, data }, { now: Date.now, uuid: randomUUID, random: Math.random });
process.stdout.write(`${running.url}\n`);
