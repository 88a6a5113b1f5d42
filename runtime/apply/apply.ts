import { randomBytes } from "node:crypto";
import type { ErrorCode } from "@bubustack/api/errors";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import type { KubeClient, Resource } from "../kube/types.ts";
import type { Plan, Write } from "../plan.ts";
import { createAbsent } from "./create.ts";
import type { Conflict, Drift } from "./drift.ts";
import { conflictsOf, differing, lastOther } from "./drift.ts";
import { leftovers, managerOf } from "./managers.ts";
import { applied, identityOf, placeOf, preconditionsOf, sendApply, sendDelete, sendMerge } from "./request.ts";
import { settled } from "./settled.ts";
import type { Written } from "./written.ts";

export interface ApplyTools {
  readonly client: KubeClient;
  /** Field manager of the controller: its name, at most 100 characters. */
  readonly manager: string;
  /** Told of each object that a write was answered with. */
  readonly learn: (resource: Resource, object: JsonObject) => void;
  /** Told of each write that was sent. */
  readonly onWrite: (write: Write["write"] | "status", resource: Resource) => void;
  /** Whether this replica may still write; asked before each write. */
  readonly valid: () => boolean;
  /** What was written before; absent, nothing is known, and only changes that the API server itself names are drift. */
  readonly written?: Written;
  /** Told of each field that somebody else changed and that was put right. */
  readonly onDrift?: (drift: Drift) => void;
  /** Told of a write that was refused, because of somebody else's part in the object or by the API server. */
  readonly onRefused?: (resource: Resource, object: JsonObject, error: BubuError) => void;
  /** Whether fields may be taken back by force now; asked before each time. Default always. */
  readonly mayReclaim?: () => boolean;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** A word that no other attempt has; default drawn from the system. */
  readonly unique?: () => string;
}

/**
 * Carries out the writes of a plan, in their order, the status last; what would change nothing is not sent. Every write
 * to an object that was seen names its uid and version. Answers how many writes were sent. Throws `apply/stale`: look
 * again; `apply/owned` and `apply/foreign`: terminal; `apply/fought`: later; `apply/lost`: no longer ours; and what the client throws.
 */
export async function apply(plan: Plan, tools: ApplyTools): Promise<number> {
  const pen = penOf(tools);
  for (const write of plan.writes ?? []) {
    await perform(write, pen).catch((error: unknown) => {
      const object = write.write === "create" ? write.object : pen.now(write.seen);
      if (error instanceof BubuError && isRefusal(error)) tools.onRefused?.(write.resource, object, error);
      throw error;
    });
  }
  if (plan.status !== undefined) await writeStatus(plan.status, pen);
  return pen.sent();
}

const refusals: ReadonlySet<string> = new Set<ErrorCode>(["apply/owned", "apply/foreign", "apply/fought"]);

/** Somebody else's part in the object stands against it, or the API server itself: rights, policies, schemas. */
function isRefusal({ code, http }: BubuError): boolean {
  return refusals.has(code) || (code === "kube/request" && (http === 403 || http === 422));
}

interface Pen {
  readonly tools: ApplyTools;
  /** An object as it is after what this plan has written to it. */
  now(seen: JsonObject): JsonObject;
  /** Sends a write unless it is no longer ours to send. */
  send<A extends JsonObject | undefined>(
    write: Write["write"] | "status",
    resource: Resource,
    act: () => Promise<A>,
  ): Promise<A>;
  sent(): number;
}

function penOf(tools: ApplyTools): Pen {
  // An answer to a write that named its version is that version with our change, and nothing else.
  const latest = new Map<string, JsonObject>();
  let count = 0;
  return {
    tools,
    now: (seen) => latest.get(metadataOf(seen).uid) ?? seen,
    async send(write, resource, act) {
      if (!tools.valid()) throw new BubuError("apply/lost");
      tools.onWrite(write, resource);
      count++;
      const answer = await act();
      if (answer === undefined) return answer;
      latest.set(metadataOf(answer).uid, answer);
      tools.learn(resource, answer);
      return answer;
    },
    sent: () => count,
  };
}

function perform(write: Write, pen: Pen): Promise<void> {
  switch (write.write) {
    case "create":
      return create(write, pen);
    case "apply":
      return applyFields(write, pen);
    case "finalizer":
      return setFinalizer(write, pen);
    case "delete":
      return remove(write, pen);
  }
}

type Of<W extends Write["write"]> = Extract<Write, { readonly write: W }>;

async function create({ resource, object }: Of<"create">, { tools, send }: Pen): Promise<void> {
  const unique = tools.unique ?? (() => randomBytes(6).toString("hex"));
  const gone = tools.written?.knows(resource, object) === true;
  const answer = await send("create", resource, () => createAbsent({ ...tools, unique }, resource, object));
  tools.written?.remember(resource, object, object);
  if (gone) tools.onDrift?.({ resource, object: answer, field: "", manager: "" });
}

async function applyFields({ resource, seen, fields, reclaims }: Of<"apply">, pen: Pen): Promise<void> {
  const { tools, now, send } = pen;
  const { written } = tools;
  for (const manager of leftovers(now(seen), tools.manager)) {
    const nothing = applied(identityOf(resource, now(seen), true), {});
    await send("apply", resource, () =>
      sendApply(tools.client, placeOf(resource, seen), nothing, manager, tools.signal),
    );
  }
  const object = now(seen);
  const manager = managerOf(object, tools.manager);
  if (settled(object, manager, fields)) return written?.remember(resource, object, fields);
  const path = placeOf(resource, object);
  const body = applied(identityOf(resource, object, true), fields);
  const write = (force: boolean) =>
    send("apply", resource, () => sendApply(tools.client, path, body, manager, tools.signal, force));
  const changed = written?.held(resource, object, fields) === true ? differing(object, fields) : [];
  let drift: readonly Conflict[] = [];
  const answer = await write(false).catch((error: unknown) => {
    drift = conflictsOf(error);
    if (reclaims !== true || drift.length === 0) throw error;
    if (tools.mayReclaim?.() === false) throw fought(drift);
    return write(true);
  });
  written?.remember(resource, object, fields);
  const taken = new Set(drift.map(({ field }) => field));
  const rest = changed.filter((field) => !taken.has(field));
  const by = rest.length === 0 ? "" : lastOther(object, answer, tools.manager);
  for (const one of [...drift, ...rest.map((field) => ({ field, manager: by }))])
    tools.onDrift?.({ resource, object: answer, ...one });
}

function fought([first]: readonly Conflict[]): BubuError {
  return new BubuError("apply/fought", `"${first?.manager}" changes ${first?.field} again and again`);
}

async function setFinalizer(write: Of<"finalizer">, { tools, now, send }: Pen): Promise<void> {
  const { resource, finalizer, present } = write;
  const object = now(write.seen);
  const there = finalizersOf(object);
  if (there.includes(finalizer) === present) return;
  const finalizers = present ? [...there, finalizer] : there.filter((one) => one !== finalizer);
  const body = applied(identityOf(resource, object, true), { metadata: { finalizers } });
  await send("finalizer", resource, () =>
    sendMerge(tools.client, placeOf(resource, object), body, tools.manager, tools.signal),
  );
}

async function remove({ resource, seen, propagation }: Of<"delete">, { tools, now, send }: Pen): Promise<void> {
  const object = now(seen);
  if (isObject(object.metadata) && object.metadata.deletionTimestamp !== undefined) return;
  tools.written?.forget(resource, object);
  const body = { preconditions: preconditionsOf(resource, object), propagationPolicy: propagation ?? "Background" };
  await send("delete", resource, () => sendDelete(tools.client, placeOf(resource, object), body, tools.signal));
}

async function writeStatus({ resource, seen, status }: NonNullable<Plan["status"]>, pen: Pen): Promise<void> {
  const { tools } = pen;
  const object = pen.now(seen);
  if (settled(object, tools.manager, { status }, "status")) return;
  const body = applied(identityOf(resource, object, true), { status });
  const path = placeOf(resource, object, "status");
  await pen.send("status", resource, () => sendApply(tools.client, path, body, tools.manager, tools.signal));
}

function finalizersOf({ metadata }: JsonObject): readonly string[] {
  const list = isObject(metadata) ? metadata.finalizers : undefined;
  return isList(list) ? list.map(String) : [];
}
