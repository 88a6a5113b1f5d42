// The thread that `spawn.ts` starts. A thread has to turn on the compile cache for itself, before anything is loaded.
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";

const { compileCache }: { readonly compileCache?: string } = workerData;
if (compileCache !== undefined) enableCompileCache(compileCache);
await import("./serve.ts");
