// Builds kubectl and the parts of a control plane from the versions of go.mod into the cache folder, unless they are
// there; with names as arguments only those. Without a Go toolchain that go.mod accepts it says so and ends well: what
// needs them is then skipped by name.
import { ensure, noGo } from "../programs/build.ts";
import { acting, kubectl, running, serving, version } from "./programs.ts";

const all = [kubectl, ...serving, ...acting, ...(process.platform === "linux" ? running : [])];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.some((program) => program.name === name));
if (unknown.length > 0) {
  console.error(`error: there is no ${unknown.join(", ")}; known: ${all.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
for (const program of all) {
  if (wanted.length > 0 && !wanted.includes(program.name)) continue;
  const outcome = ensure(program);
  if (outcome === "no go") console.log(`skipped: ${program.name} (Kubernetes ${version}) is not built, since ${noGo}`);
  if (outcome === "failed") process.exitCode = 1;
}
