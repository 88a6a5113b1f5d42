/** What the ready text tells. */
export interface Banner {
  readonly server: string;
  readonly kubeconfig: string;
  readonly decisions: string;
  /** What `bubu decisions` needs to find them: ` --state FOLDER`, or nothing for the default folder. */
  readonly stateFlag: string;
  /** The folder of examples, as the user's folder names it. */
  readonly examples: string;
  /** Milliseconds from the start of this program. */
  readonly tookMs: number;
  /** What the embedded server does not evaluate yet, by name. */
  readonly unevaluated: readonly string[];
}

/** The text that a newcomer reads once everything is up. */
export function banner({ server, kubeconfig, decisions, stateFlag, examples, tookMs, unevaluated }: Banner): string {
  const notes = unevaluated.map(note).join("");
  return `BubuStack is ready after ${(tookMs / 1000).toFixed(2)} s: a Kubernetes API with its webhooks in force, on this machine.

  Kubernetes API   ${server}  (for development: loopback only, objects live in memory)
  kubeconfig       ${kubeconfig}
  decisions        ${decisions}
${notes}
Try in another terminal:

  export KUBECONFIG=${kubeconfig}
  npx bubu apply -f ${examples}/hello.yaml     a valid Story is admitted, defaults filled in
  npx bubu apply -f ${examples}/broken.yaml    a broken one is refused, every mistake named
  npx bubu decisions${stateFlag.padEnd(29)}what was decided, and by which rules
  kubectl get stories                            the same API, for every tool of Kubernetes

Ctrl-C stops it. Decisions follow.
`;
}

/** One line a note, without the words that the heading says already. */
function note(text: string, index: number): string {
  const heading = index === 0 ? "not evaluated" : "";
  return `  ${heading.padEnd(15)}  ${text.replace("not evaluated by this server: ", "")}\n`;
}
