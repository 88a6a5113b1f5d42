import type { Verb } from "../verb.ts";
import { text, texts } from "../verb.ts";

export const user: Verb = {
  name: "user",
  summary: "Make a kubeconfig for another user of bubu dev.",
  description: `The user has a client certificate of the CA of the development API, and no rights but what roles give to
the name or to its groups. What a user may do is a matter of RBAC there, as on any cluster.`,
  arguments: [{ name: "<name>", description: "name of the user" }],
  options: [
    {
      flags: "-g, --group <name>",
      description: "a group that the user is in; may be given several times",
      repeats: true,
    },
    { flags: "--out <file>", description: "where to write the kubeconfig; default in the state folder" },
    { flags: "--state <folder>", description: "state folder of bubu dev", default: ".bubu/dev" },
  ],
  examples: [
    { command: "bubu user ann --group devs", shows: "who ann is, and how to act as her" },
    { command: "bubu user root --group system:masters", shows: "a user who may do everything" },
  ],
  load: async () => {
    const { makeUser } = await import("@bubustack/dev/user");
    return async (io, given) => {
      const out = text(given, "out");
      const options = {
        name: given.args[0] ?? "",
        groups: texts(given, "group"),
        state: text(given, "state") ?? ".bubu/dev",
        ...(out === undefined ? {} : { out }),
      };
      io.out(makeUser(options, io.cwd, Date.now()));
      return 0;
    };
  },
};
