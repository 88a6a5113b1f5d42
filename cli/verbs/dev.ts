import { BubuError } from "@bubustack/api/errors";
import type { Settings } from "@bubustack/policies/settings";
import type { Io } from "../io.ts";
import type { Verb } from "../verb.ts";
import { text } from "../verb.ts";

export const dev: Verb = {
  name: "dev",
  summary: "Run the whole platform on this machine, without a cluster.",
  description: `Starts an embedded Kubernetes API with the platform's kinds and webhooks in force, prints where its
kubeconfig is and what to try, and runs until it is interrupted. For development and tests: it listens on loopback only.`,
  options: [
    { flags: "--port <number>", description: "port of the Kubernetes API; 0 picks a free one", default: "6550" },
    { flags: "--kubeconfig <file>", description: "write the kubeconfig there too" },
    {
      flags: "--state <folder>",
      description: "where kubeconfig, certificates and decisions are kept",
      default: ".bubu/dev",
    },
    { flags: "--data <folder>", description: "keep objects there from one start to the next; default: in memory only" },
    {
      flags: "--images <file>",
      description: "run pods as local processes: which command stands for which image; without it no pod starts",
    },
    { flags: "--settings <file>", description: "what the installation decides (YAML or JSON); default: nothing" },
    {
      flags: "-o, --output <format>",
      description: "json prints one line when everything is ready",
      choices: ["human", "json"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu dev", shows: "the platform on port 6550" },
    { command: "bubu dev --port 0 -o json", shows: "for scripts: one line with its kubeconfig when ready" },
  ],
  load: async () => {
    const { run } = await import("@bubustack/dev/run");
    return async (io, given) => {
      const port = Number(text(given, "port"));
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new BubuError("cli/usage", `--port takes a number from 0 to 65535, not "${text(given, "port")}"`);
      }
      const kubeconfig = text(given, "kubeconfig");
      const data = text(given, "data");
      const images = text(given, "images");
      const settings = text(given, "settings");
      const sinkSecrets = io.env["BUBU_AUDIT_SINKS"];
      return run({
        port,
        state: text(given, "state") ?? ".bubu/dev",
        output: text(given, "output") === "json" ? "json" : "human",
        ...(kubeconfig === undefined ? {} : { kubeconfig }),
        ...(data === undefined ? {} : { data }),
        ...(images === undefined ? {} : { images }),
        ...(settings === undefined ? {} : { settings: await settingsIn(settings, io) }),
        ...(sinkSecrets === undefined ? {} : { sinkSecrets }),
        path: io.env["PATH"] ?? "",
      });
    };
  },
};

async function settingsIn(name: string, io: Io): Promise<Settings> {
  const [{ readFileSource }, { readSettings }] = await Promise.all([
    import("../source/files.ts"),
    import("../lint/settings.ts"),
  ]);
  return readSettings(await readFileSource({ name, named: true }, io));
}
