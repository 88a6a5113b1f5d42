/**
 * The catalogue of what can go wrong at an edge of the system. Each row is a code that users can search for; the
 * manual (docs/errors.md) is rendered from this table, and a house test holds both against the codes that sources use.
 */

/** What a caller may do about it: `terminal` nothing, `retry` the same call with back-off, `again` after a change. */
export type Outcome = "terminal" | "retry" | "again";

export interface ErrorRow {
  /** HTTP status where the error leaves over HTTP. */
  readonly http: number;
  readonly outcome: Outcome;
  /** What happened, in one sentence. */
  readonly summary: string;
  /** What to do about it. */
  readonly fix: string;
}

export const errors = {
  "review/malformed": {
    http: 400,
    outcome: "terminal",
    summary: "The body is not an admission.k8s.io/v1 AdmissionReview with a request.",
    fix: "Only an API server should call this endpoint; look at what else does.",
  },
  "review/unknown-kind": {
    http: 400,
    outcome: "terminal",
    summary: "The review is about a kind that this server does not judge.",
    fix: "Compare the rules of the webhook configuration with the kinds of this release.",
  },
  "review/too-large": {
    http: 413,
    outcome: "terminal",
    summary: "The body is larger than 8 MiB.",
    fix: "Make the object smaller; the API server itself accepts about 3 MiB.",
  },
  "review/too-deep": {
    http: 422,
    outcome: "terminal",
    summary: "The object nests deeper than 200 levels.",
    fix: "Flatten the object.",
  },
  "review/queue-full": {
    http: 503,
    outcome: "retry",
    summary: "More reviews are waiting than the server will hold.",
    fix: "Retry; if it lasts, add replicas or look for a client that writes without bound.",
  },
  "review/deadline": {
    http: 504,
    outcome: "retry",
    summary: "The review could not be judged within the time that the API server gave it.",
    fix: "Retry; if it lasts, the object is very large or the server is short of CPU.",
  },
  "review/stale": {
    http: 503,
    outcome: "retry",
    summary: "The server has had no heartbeat for so long that what it judges by may be old: it does not judge.",
    fix: "Retry; if it lasts, look whether bubu-controller runs, and whether this replica reaches the API server.",
  },
  "review/draining": {
    http: 503,
    outcome: "retry",
    summary: "The server is shutting down.",
    fix: "Retry; another replica answers.",
  },
  "lookup/failed": {
    http: 500,
    outcome: "retry",
    summary: "A related object could not be read, so that the rule that needs it could not decide.",
    fix: "Retry; if it lasts, look at the connection between the webhook server and the API server.",
  },
  "rule/failed": {
    http: 500,
    outcome: "terminal",
    summary: "A rule ended with an internal error; what could not be judged is refused.",
    fix: "Report the rule id and the object that caused it.",
  },
  "audit/unavailable": {
    http: 503,
    outcome: "retry",
    summary: "The audit log cannot be written, so that what has to be on record first is refused.",
    fix: "Look at the disk of the audit log: whether it is full, read-only or gone. Writing goes on by itself once it can.",
  },
  "audit/record-size": {
    http: 500,
    outcome: "terminal",
    summary: "A record of the audit log is empty or larger than 60 KiB.",
    fix: "Report what was to be recorded.",
  },
  "audit/locked": {
    http: 409,
    outcome: "again",
    summary: "Another process writes this audit log.",
    fix: "Give every replica a folder of its own, or wait until the other process has ended.",
  },
  "audit/seal": {
    http: 500,
    outcome: "terminal",
    summary: "The keys of the audit log are encrypted, and the seal that was given does not open them.",
    fix: "Give the seal with which the log was begun, or begin a new log in another folder.",
  },
  "audit/sink": {
    http: 502,
    outcome: "retry",
    summary: "Records could not be sent to a sink of the audit log.",
    fix: "Look at its address, its credentials, and whether it runs; with --cursor the next attempt goes on where this one ended.",
  },
  "audit/damaged": {
    http: 500,
    outcome: "terminal",
    summary: "The audit log on disk is not what was acknowledged or signed.",
    fix: "Keep the folder as evidence, look at it with bubu audit verify, and begin a new log in another folder.",
  },
  "kube/request": {
    http: 502,
    outcome: "retry",
    summary: "A request to the Kubernetes API failed.",
    fix: "The message holds the API server's own answer.",
  },
  "kube/unreachable": {
    http: 503,
    outcome: "retry",
    summary: "The Kubernetes API cannot be reached.",
    fix: "Check that the server of the kubeconfig is up: npm start runs one on this machine.",
  },
  "kube/config": {
    http: 500,
    outcome: "again",
    summary: "The kubeconfig cannot be used.",
    fix: "Name one with --kubeconfig or KUBECONFIG; npm start writes one and prints its path.",
  },
  "kube/unparsable": {
    http: 502,
    outcome: "retry",
    summary: "The Kubernetes API answered something that is not what was asked for.",
    fix: "Check that the server of the kubeconfig is a Kubernetes API and not a proxy's login or error page.",
  },
  "apply/stale": {
    http: 409,
    outcome: "retry",
    summary: "The object was changed or deleted since it was seen, so that nothing was written.",
    fix: "None is needed: the controller looks again and decides anew.",
  },
  "apply/owned": {
    http: 409,
    outcome: "terminal",
    summary: "Another field manager owns a field that the controller keeps.",
    fix: "Find out who writes the named field (kubectl get -o yaml --show-managed-fields), and let it leave the field alone.",
  },
  "apply/fought": {
    http: 409,
    outcome: "retry",
    summary:
      "Somebody else changes a field that the controller keeps, again and again; it is put right less often now.",
    fix: "Find out who the named field manager is, and let it leave the field alone; until then the field may be wrong for minutes.",
  },
  "apply/foreign": {
    http: 409,
    outcome: "terminal",
    summary: "An object of this name exists that the controller did not create; it was left as it was.",
    fix: "Delete or rename that object if the controller's is wanted.",
  },
  "apply/lost": {
    http: 409,
    outcome: "again",
    summary: "This replica no longer holds the Lease of the object, so that nothing was written.",
    fix: "None is needed: another replica goes on.",
  },
  "reconcile/failed": {
    http: 500,
    outcome: "retry",
    summary: "A controller ended with an internal error on one object; it is tried again with growing waits.",
    fix: "Look for the object's name in the controller's log, and report what it says.",
  },
  "reconcile/deadline": {
    http: 504,
    outcome: "retry",
    summary: "A controller took too long over one object.",
    fix: "None is needed if it passes; if it lasts, look at the connection to the API server.",
  },
  "certs/request": {
    http: 500,
    outcome: "again",
    summary: "A certificate was asked for with names or times that it cannot carry.",
    fix: "Mend the setting that the message names.",
  },
  "certs/ca": {
    http: 500,
    outcome: "again",
    summary: "The CA cannot issue: it has ended, its key does not fit, or it was not issued by this program.",
    fix: "Remove the stored CA so that a new one is made, and give clients the new CA bundle.",
  },
  "config/invalid": {
    http: 500,
    outcome: "again",
    summary: "The configuration of a process has problems; all of them are listed.",
    fix: "Mend each named setting.",
  },
  "file/unreadable": {
    http: 500,
    outcome: "again",
    summary: "A file or folder cannot be read.",
    fix: "Check the path and its permissions.",
  },
  "file/unwritable": {
    http: 500,
    outcome: "again",
    summary: "A file cannot be written, or was changed by somebody else meanwhile.",
    fix: "Check its permissions, and run the command again.",
  },
  "file/unparsable": {
    http: 500,
    outcome: "again",
    summary: "A file is not valid YAML or JSON.",
    fix: "The message names line and column.",
  },
  "file/not-an-object": {
    http: 500,
    outcome: "again",
    summary: "A document is not a Kubernetes object: apiVersion, kind or metadata.name is missing.",
    fix: "Add the missing field.",
  },
  "dev/port-in-use": {
    http: 500,
    outcome: "again",
    summary: "The port that was asked for is taken.",
    fix: "Stop what listens there, or choose another with --port (0 picks a free one).",
  },
  "dev/already-running": {
    http: 500,
    outcome: "again",
    summary: "Another instance runs on the same state folder.",
    fix: "Stop it with Ctrl-C in its terminal, or give this one its own folder with --state.",
  },
  "dev/not-running": {
    http: 500,
    outcome: "again",
    summary: "No development instance runs on the state folder.",
    fix: "Start one with bubu dev, or name the state folder of the one that runs with --state.",
  },
  "cli/unknown-rule": {
    http: 404,
    outcome: "again",
    summary: "No rule has that id.",
    fix: "bubu explain without an argument lists all rules.",
  },
  "cli/usage": {
    http: 400,
    outcome: "again",
    summary: "The command line is not one that the verb takes.",
    fix: "bubu VERB --help shows its flags.",
  },
} as const satisfies { readonly [code: string]: ErrorRow };

export type ErrorCode = keyof typeof errors;

/** The one error class of the edges. `message` may be shown to users; `cause` is for logs only. */
export class BubuError extends Error {
  readonly code: ErrorCode;
  /** HTTP status of the answer; the catalogue's unless a caller knows better. */
  readonly http: number;

  constructor(code: ErrorCode, message?: string, options: { readonly cause?: unknown; readonly http?: number } = {}) {
    super(message ?? errors[code].summary, "cause" in options ? { cause: options.cause } : undefined);
    this.name = "BubuError";
    this.code = code;
    this.http = options.http ?? errors[code].http;
  }

  get outcome(): Outcome {
    return errors[this.code].outcome;
  }

  get fix(): string {
    return errors[this.code].fix;
  }
}
