// The thread that `spawn.ts` starts. A thread has to turn on the compile cache for itself, before anything is loaded.
// Plain JavaScript: a first file of types would load what strips them, which takes longer than all that is cached.
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";

if (workerData.compileCache !== undefined) enableCompileCache(workerData.compileCache);
await import("./serve.ts");
