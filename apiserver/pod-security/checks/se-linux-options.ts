import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../../resources/object.ts";
import type { Check, Revision } from "../check.ts";
import { containersOf, contextOf, distinct, plural, quoted, settersThat } from "../containers.ts";

const types = ["", "container_t", "container_init_t", "container_kvm_t"];

/** SELinux confines containers as usual. */
export const seLinuxOptions: Check = {
  id: "seLinuxOptions",
  level: "baseline",
  revisions: [revision(0, types), revision(31, [...types, "container_engine_t"])],
};

function revision(since: number, allowed: readonly string[]): Revision {
  const text = (context: JsonObject, field: string) => textAt(context, "seLinuxOptions", field);
  const isBad = (context: JsonObject) =>
    !allowed.includes(text(context, "type")) || text(context, "user") !== "" || text(context, "role") !== "";
  return {
    since,
    violated: (pod) => {
      const bad = settersThat(pod, isBad);
      if (bad === "") return undefined;
      const contexts = [pod.spec, ...containersOf(pod)].map(contextOf);
      const strange = distinct(contexts.map((each) => text(each, "type")).filter((type) => !allowed.includes(type)));
      const set = (field: string) => contexts.some((each) => text(each, field) !== "");
      const details = [
        ...(strange.length === 0 ? [] : [`${plural("type", strange.length)} ${quoted(strange)}`]),
        ...["user", "role"].filter(set).map((field) => `${field} may not be set`),
      ];
      const detail = `${bad} set forbidden securityContext.seLinuxOptions: ${details.join("; ")}`;
      return { reason: "seLinuxOptions", detail };
    },
  };
}
