// Builds kubectl from the versions of go.mod into the cache folder, unless it is there. Without a Go toolchain that
// go.mod accepts it says so and ends well: the suite that needs kubectl is then skipped by name.
import { ensure, noGo } from "../programs/build.ts";
import { program, version } from "./kubectl.ts";

const outcome = ensure(program);
if (outcome === "no go") console.log(`skipped: kubectl ${version} is not built, since ${noGo}`);
process.exitCode = outcome === "failed" ? 1 : 0;
