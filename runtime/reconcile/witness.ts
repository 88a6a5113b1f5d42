import type { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Drift } from "../apply/drift.ts";
import { identityOf } from "../apply/request.ts";
import { wordsOf } from "../fate.ts";
import { metadataOf } from "../kube/object.ts";
import type { Resource } from "../kube/types.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Notes } from "../notes/notes.ts";

/** Tells what others do to the objects of a controller: in the log, in a metric, and as Events on the object. */
export interface Witness {
  /** Somebody else changed something, and it was put right. */
  onDrift(drift: Drift): void;
  /** A write was refused, because of somebody else's part in the object or by the API server. */
  onRefused(resource: Resource, object: JsonObject, error: BubuError): void;
}

/** Names of managers come from whoever writes: longer ones are cut, as the API server does at 128. */
const longestName = 128;

export function witness(controller: string, ports: { log: Log; metrics: Metrics; notes: Notes }): Witness {
  const { log, notes, metrics } = ports;
  const drifted = metrics.counter("bubu_drift_total", "Fields that others changed and that were put right.", [
    "controller",
    "kind",
  ]);
  const refused = metrics.counter("bubu_refused_writes_total", "Writes that were refused.", [
    "controller",
    "kind",
    "reason",
  ]);
  return {
    onDrift({ resource, object, field, manager }) {
      const { namespace, name } = metadataOf(object);
      const { kind } = resource;
      const by = manager.slice(0, longestName);
      drifted.add({ controller, kind });
      log.warn({ kind, namespace, name, field, manager: by }, "somebody else changed an object; it was put right");
      notes.tell({
        about: named(resource, object),
        type: "Warning",
        reason: "DriftCorrected",
        message:
          field === ""
            ? "it was deleted by somebody else; it was made anew"
            : `${field} was changed by ${who(by)}; it was put right`,
      });
    },
    onRefused(resource, object, error) {
      const { kind } = resource;
      const { reason, message } = wordsOf(error);
      refused.add({ controller, kind, reason });
      notes.tell({ about: named(resource, object), type: "Warning", reason, message });
    },
  };
}

function who(manager: string): string {
  return manager === "" ? "somebody who left no name" : `"${manager}"`;
}

/** Items of lists say neither their kind nor their version. */
function named(resource: Resource, object: JsonObject): JsonObject {
  return { ...object, ...identityOf(resource, object, false), ...(object.metadata && { metadata: object.metadata }) };
}
