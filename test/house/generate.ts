// Writes everything that is generated (`npm run gen`).
import { generated, write } from "./generated.ts";

const changes = await write();
for (const { path, state } of changes) console.log(`${state === "stale" ? "removed" : "wrote"} ${path}`);
console.log(`${generated().size} generated files, ${changes.length} changed`);
