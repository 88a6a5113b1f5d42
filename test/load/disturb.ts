// Keeps large reviews in flight against a server until its parent ends it: `node test/load/disturb.ts ADDRESS COUNT`.
import { httpRequest, open } from "./connection.ts";
import { padded, reviewOf, storyOf } from "./stories.ts";

/** What a large review weighs, in bytes. */
const largeBytes = 1_400_000;

const [address = "", count = "1"] = process.argv.slice(2);
const request = httpRequest(address, "/mutate", reviewOf(padded(storyOf(20), largeBytes)));
process.on("disconnect", () => process.exit(0));
let answered = 0;
process.on("message", () => process.send?.(answered));
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    const connection = await open(address);
    for (;;) {
      await connection.send(request);
      answered++;
    }
  }),
);
