/** One question about one request, and its answer. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { readRequest } from "@bubustack/policies/admission/read-request";
import type { Host } from "@bubustack/policies/host";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { isPoint } from "@bubustack/policies/policy/points";
import type { PolicyFinding, PolicyRecord } from "@bubustack/policies/policy/verdict";
import { catalogue } from "./kinds.ts";
import type { Prepared } from "./prepared.ts";
import { prepare } from "./prepared.ts";

/** What a question is answered with. With `error`, nothing was judged, and the request is not allowed. */
export interface Answer {
  readonly allowed: boolean;
  readonly findings: readonly PolicyFinding[];
  readonly warnings: readonly string[];
  readonly auditAnnotations: { readonly [key: string]: string };
  /** RFC 6902. */
  readonly patch: readonly PatchOperation[];
  /** As policies left it; null where the request has none. */
  readonly object: Json;
  /** Names of policies that could not be judged by with what was given. */
  readonly unverified: readonly string[];
  readonly records: readonly PolicyRecord[];
  readonly error?: string;
  readonly cost: number;
}

/** Sets of policies that are kept. */
const most = 16;

/** Answers questions; what was compiled of one set of policies serves all that have the same. */
export class Answerer {
  readonly #fixed: readonly JsonObject[];
  readonly #host: Host;
  readonly #now: number;
  readonly #redacted: boolean;
  readonly #kinds = catalogue();
  readonly #prepared = new Map<string, Prepared>();

  /**
   * `fixed` are objects that count for all questions; `now` is in milliseconds since the Unix epoch. `redacted`: in requests
   * `{"$redacted": true}` stands for what is not told.
   */
  constructor(fixed: readonly JsonObject[], host: Host, now: number, redacted = false) {
    this.#redacted = redacted;
    this.#fixed = fixed;
    this.#host = host;
    this.#now = now;
  }

  /** Answers a line of JSON. Never throws. */
  line(text: string): Answer {
    let question: Json;
    try {
      question = JSON.parse(text);
    } catch {
      return refused("the line is no JSON");
    }
    return this.answer(question);
  }

  /** Answers `{"policies": […], "request": {…}, "namespaceObject": {…}, "at": "Admission", "variables": {…}}`. Never throws. */
  answer(question: Json): Answer {
    if (!isObject(question)) return refused('the line is no object {"policies": […], "request": {…}}');
    const { policies = [], namespaceObject } = question;
    if (!isList(policies) || !policies.every(isObject)) return refused("policies: is no list of objects");
    if (namespaceObject !== undefined && namespaceObject !== null && !isObject(namespaceObject))
      return refused("namespaceObject: is no object");
    const { at = "Admission", variables = {} } = question;
    if (typeof at !== "string" || !isPoint(at)) return refused("at: is no point at which policies are asked");
    if (!isObject(variables)) return refused("variables: is no object");
    const request = readRequest(question["request"]);
    if ("problem" in request) return refused(request.problem);
    try {
      const prepared = this.#prepare(policies);
      const started = this.#host.now();
      const judged = judgeByPolicies(
        prepared.question(request, {
          point: at,
          variables: definite(variables),
          ...(isObject(namespaceObject) && { namespaceObject }),
          now: this.#now,
          redacted: this.#redacted,
          expired: () => this.#host.now() - started > patience,
        }),
      );
      if ("needs" in judged) return refused("the policies ask for what is not given");
      const { allowed, findings, warnings, auditAnnotations, patches, object, records, unverified, cost } =
        judged.verdict;
      return {
        allowed,
        findings,
        warnings,
        auditAnnotations,
        patch: patches,
        object: object ?? null,
        unverified: [...new Set(unverified.map(({ policy }) => policy))],
        records,
        cost,
      };
    } catch {
      return refused("the request could not be judged");
    }
  }

  #prepare(own: readonly JsonObject[]): Prepared {
    const key = JSON.stringify(own);
    let found = this.#prepared.get(key);
    if (found === undefined) {
      const objects = [...this.#fixed, ...own];
      found = prepare(objects, this.#kinds(objects), this.#host);
    }
    // What was asked last is kept longest.
    this.#prepared.delete(key);
    this.#prepared.set(key, found);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > most && oldest !== undefined) this.#prepared.delete(oldest);
    return found;
  }
}

function definite(variables: JsonObject): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value ?? null]));
}

/** Milliseconds that one question may take, as the API server would wait at most. */
const patience = 10_000;

/** The answer where nothing could be judged. */
export function refused(error: string): Answer {
  return {
    allowed: false,
    findings: [],
    warnings: [],
    auditAnnotations: {},
    patch: [],
    object: null,
    unverified: [],
    records: [],
    error,
    cost: 0,
  };
}
