import type { JsonObject } from "@bubustack/api/json";
import { keyOf } from "@bubustack/runtime/kube/object";
import type { InForce } from "../policy/in-force.ts";
import type { PoliciesMessage } from "./protocol.ts";

/** Brings one worker the policies that are in force. */
export interface Supply {
  /** The change that the worker is being brought, counted from 1; 0 where there is nothing to bring. */
  readonly change: number;
  /** Brings what differs from what the worker has, some of it with each turn of the event loop. */
  bring(inForce: Pick<InForce, "objects" | "digest">): void;
  /** Brings the rest at once. */
  flush(): void;
  stop(): void;
}

/** Objects of one message: each is copied on the main loop. */
const most = 32;

/** `post` is to the worker, which keeps what it was brought. */
export function supply(post: (message: PoliciesMessage) => void): Supply {
  const sent = new Map<string, JsonObject>();
  let wanted: { readonly digest: string; readonly put: [string, JsonObject][]; readonly drop: string[] } | undefined;
  let digest: string | undefined;
  let change = 0;
  let turn: NodeJS.Immediate | undefined;

  const send = (count: number) => {
    if (wanted === undefined) return;
    const put = wanted.put.splice(0, count);
    const drop = wanted.drop.splice(0);
    for (const [key, object] of put) sent.set(key, object);
    for (const key of drop) sent.delete(key);
    const last = wanted.put.length === 0;
    post({ type: "policies", put, drop, ...(last && { whole: { change, digest: wanted.digest } }) });
    if (last) wanted = undefined;
    else turn = setImmediate(send, count);
  };
  const stop = () => clearImmediate(turn);
  return {
    get change() {
      return change;
    },
    bring(inForce) {
      if (inForce.digest === digest || (digest === undefined && inForce.objects.length === 0)) return;
      digest = inForce.digest;
      change++;
      const objects = new Map(inForce.objects.map((object) => [`${object["kind"]} ${keyOf(object)}`, object]));
      wanted = {
        digest,
        put: [...objects].filter(([key, object]) => sent.get(key) !== object),
        drop: [...sent.keys()].filter((key) => !objects.has(key)),
      };
      stop();
      send(most);
    },
    flush() {
      stop();
      send(Number.POSITIVE_INFINITY);
    },
    stop,
  };
}
