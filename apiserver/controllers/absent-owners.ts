import { equal } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { collect } from "./garbage.ts";
import type { Controller } from "./loop.ts";
import { findByUid, ownersOf } from "./owner-references.ts";

/** Collects objects whose owners were gone already when they were written. */
export function absentOwnerCollector(server: Server): Controller {
  return {
    key: ({ before, after }) => {
      if (after === undefined) return undefined;
      const owners = ownersOf(after.outline);
      const known = before === undefined ? [] : ownersOf(before.outline);
      return owners.length === 0 || equal([...owners], [...known])
        ? undefined
        : textAt(after.outline, "metadata", "uid");
    },
    work: async (uid, signal) => {
      const dependent = findByUid(server, uid);
      if (dependent !== undefined) await collect(server, dependent, signal);
    },
  };
}
