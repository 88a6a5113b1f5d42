/** Updates of pods that Pod Security looks at. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { listAt, textAt } from "../resources/object.ts";

/** Whether an update changes the number of containers, or an image: nothing else of what is checked can change. */
export function isSignificant(pod: JsonObject, old: JsonObject): boolean {
  for (const field of ["containers", "initContainers"]) {
    const [now, before] = [listAt(pod, "spec", field), listAt(old, "spec", field)];
    if (now.length !== before.length || now.some((each, index) => imageOf(each) !== imageOf(before[index])))
      return true;
  }
  const before = listAt(old, "spec", "ephemeralContainers");
  return listAt(pod, "spec", "ephemeralContainers").some((each) => {
    const same = before.find((one) => textAt(one, "name") === textAt(each, "name"));
    return same === undefined || imageOf(each) !== imageOf(same);
  });
}

function imageOf(container: Json | undefined): string {
  return textAt(container, "image");
}
