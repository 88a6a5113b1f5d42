/** What a controller intends, as data: `decide` makes it, one shared `apply` carries it out. */
import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "./kube/types.ts";

/** A write besides that of the status. */
export type Write =
  /** Makes an object where there is none; one that is there already is never touched. */
  | { readonly write: "create"; readonly resource: Resource; readonly object: JsonObject }
  /**
   * Makes an object that was seen hold these fields (server-side apply): all that its controller wants of it, since a
   * field that was applied earlier and is no more in `fields` is taken away.
   */
  | {
      readonly write: "apply";
      readonly resource: Resource;
      readonly seen: JsonObject;
      readonly fields: JsonObject;
      /**
       * These fields are this controller's alone: taken back from whoever changed them, which is told. Default false: they are
       * then the other one's, which is an error that lasts.
       */
      readonly reclaims?: boolean;
    }
  /** Adds a finalizer to an object that was seen, or takes it away; the others stay. */
  | {
      readonly write: "finalizer";
      readonly resource: Resource;
      readonly seen: JsonObject;
      readonly finalizer: string;
      readonly present: boolean;
    }
  /** Deletes an object as it was seen; one that is gone or being deleted is done with. */
  | {
      readonly write: "delete";
      readonly resource: Resource;
      readonly seen: JsonObject;
      /** Default `Background`. */
      readonly propagation?: "Background" | "Foreground" | "Orphan";
    };

/** The status of an object that was seen: all that its controller says there. Written after everything else. */
export interface StatusWrite {
  readonly resource: Resource;
  readonly seen: JsonObject;
  readonly status: JsonObject;
}

/** Something worth telling whoever looks at an object. Repetitions are counted, not told again. */
export interface Note {
  /** The object that it is about, as it was seen. */
  readonly about: JsonObject;
  readonly type: "Normal" | "Warning";
  /** One word in CamelCase. */
  readonly reason: string;
  /** For people, at most 1,024 characters. */
  readonly message: string;
}

export interface Plan {
  /** In this order; after one that fails there is no other. */
  readonly writes?: readonly Write[];
  readonly status?: StatusWrite;
  readonly notes?: readonly Note[];
  /** Looks again after this many milliseconds, even if nothing changes. */
  readonly againMs?: number;
  /** Nothing can be done until something changes: told by a condition, and not tried again. */
  readonly terminal?: { readonly reason: string; readonly message: string };
}
