import type { ReadFile } from "./kube/kubeconfig.ts";

/** What the program of a Pod finds around it; its `main.ts` asks the system for it. */
export interface Surroundings {
  readonly env: { readonly [name: string]: string | undefined };
  readonly readFile: ReadFile;
  /** The Pod's name, which no other one has. */
  readonly identity: string;
}
