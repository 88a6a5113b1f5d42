/**
 * Who may import whom. Each house names what its sources may load; arrows point one way. The table holds the houses
 * that later work adds too, so that a new house meets its arrows on its first day.
 */
export const arrows: { readonly [house: string]: readonly string[] } = {
  api: [],
  cel: [],
  certs: ["api"],
  storage: ["api"],
  audit: ["api"],
  engine: ["api", "cel"],
  policies: ["api", "cel", "engine"],
  runtime: ["api", "certs", "audit"],
  apiserver: ["api", "cel", "engine", "policies", "certs"],
  webhooks: ["api", "cel", "engine", "policies", "runtime", "audit", "certs"],
  controller: ["api", "cel", "engine", "policies", "runtime", "storage", "audit", "certs"],
  transport: ["api", "engine", "policies", "runtime", "storage", "audit", "certs"],
  dev: [
    "api",
    "cel",
    "certs",
    "storage",
    "audit",
    "engine",
    "policies",
    "runtime",
    "apiserver",
    "webhooks",
    "controller",
    "transport",
  ],
  sdk: ["api", "engine", "storage"],
  cli: [
    "api",
    "cel",
    "certs",
    "storage",
    "audit",
    "engine",
    "policies",
    "runtime",
    "apiserver",
    "webhooks",
    "controller",
    "transport",
    "dev",
    "sdk",
  ],
  console: ["api", "cel", "engine", "policies"],
};

/** The houses that judge without acting: they compile without Node's types and run in a browser too. */
export const pure: readonly string[] = ["api", "cel", "engine", "policies"];

/** The processes: they meet through the Kubernetes API only. */
export const processes: readonly string[] = ["webhooks", "controller", "transport"];

/** Why an import is refused; undefined where it is allowed. */
export function refusal(
  from: { readonly house: string; readonly role: "source" | "test"; readonly path: string },
  to: { readonly house: string; readonly path: string },
  form: "value" | "type" | "dynamic",
): string | undefined {
  if (from.house === to.house || from.house === "test" || from.house === "") return undefined;
  if (to.house === "test" || to.house === "") return "nothing imports test/ or the root";
  if (processes.includes(from.house) && processes.includes(to.house)) return "processes never import each other";
  if (from.house === "cli" && to.house === "dev" && from.role === "source" && form === "value")
    return "cli loads dev only by import() inside its verb";
  if (arrows[from.house]?.includes(to.house)) return undefined;
  if (from.role === "test") return testRefusal(to);
  if (form === "type") return typeRefusal(from.house, to.house);
  return `${from.house} may load ${arrows[from.house]?.join(", ") || "nothing of ours"}`;
}

/** Besides what its sources may load, a test may use any testing door and the embedded API server. */
function testRefusal(to: { readonly house: string; readonly path: string }): string | undefined {
  if (to.house === "apiserver" || to.path.split("/").includes("testing")) return undefined;
  return "a test may load besides only testing doors and apiserver";
}

/**
 * Types are erased, so an arrow of types alone loads nothing. They may come from any pure house (the Host that a
 * runtime implements is described by the policies that use it), but pure houses keep to their own arrows.
 */
function typeRefusal(from: string, to: string): string | undefined {
  if (!pure.includes(to)) return "types come from pure houses or along the arrows";
  return pure.includes(from) ? "a pure house takes types along its arrows" : undefined;
}
