import type { JsonObject } from "@bubustack/api/json";
import { textAt, textMap } from "../../resources/object.ts";
import type { Check, PodView } from "../check.ts";
import { containersOf, contextOf, distinct, plural, quoted, settersThat } from "../containers.ts";

const prefix = "container.apparmor.security.beta.kubernetes.io/";

/** AppArmor confines containers as usual, or by a profile of the machine. */
export const appArmorProfile: Check = {
  id: "appArmorProfile",
  level: "baseline",
  revisions: [
    {
      since: 0,
      violated: (pod) => {
        const setters = settersThat(pod, (context) => strange(context) !== undefined);
        const contexts = [pod.spec, ...containersOf(pod)].map(contextOf);
        const types = distinct(contexts.map(strange).filter((type) => type !== undefined));
        const annotations = strangeAnnotations(pod);
        if (setters === "" && annotations.length === 0) return undefined;
        const values = [...types, ...annotations];
        const by = annotations.length === 0 ? [] : [plural("annotation", annotations.length)];
        const who = [...(setters === "" ? [] : [setters]), ...by].join(" and ");
        return {
          reason: plural("forbidden AppArmor profile", values.length),
          detail: `${who} must not set AppArmor profile type to ${quoted(values)}`,
        };
      },
    },
  ],
};

/** The type of a profile that is given and is none of the allowed ones. */
function strange(context: JsonObject): string | undefined {
  if ((context["appArmorProfile"] ?? null) === null) return undefined;
  const type = textAt(context, "appArmorProfile", "type");
  return type === "RuntimeDefault" || type === "Localhost" ? undefined : type;
}

function strangeAnnotations({ metadata }: PodView): readonly string[] {
  return Object.entries(textMap(metadata, "annotations"))
    .filter(([key, value]) => key.startsWith(prefix) && !/^(?:$|runtime\/default$|localhost\/)/.test(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .toSorted();
}
