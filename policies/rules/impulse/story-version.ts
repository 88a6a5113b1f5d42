import { brief } from "@bubustack/api/json";
import { storyAsk, storyTarget } from "../../checks/impulse-story.ts";
import { specText } from "../../checks/targets.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [impulseTemplate(), story({ version: "2.0" }, { name: "hello" })];
const pinned = (version: string) => impulse({ storyRef: { name: "hello", version } });

export default rule<ImpulseContext>({
  id: "impulse/story-version",
  kind: "Impulse",
  effect: "warn",
  summary: "Where an Impulse pins the version of its Story, the Story has that version.",
  why: "Another story would be started than the author had in mind.",
  covers: ["IMPULSE-W-3"],
  examples: {
    allow: [{ object: pinned("2.0"), related }],
    deny: [{ object: pinned("1.0"), related }],
  },
  needs: storyAsk,
  check: (context) => {
    const target = storyTarget(context);
    const pin = (context.object.spec.storyRef.version ?? "").trim();
    const found = target && context.related.get("Story", target.namespace, target.name);
    if (target === undefined || pin === "" || found === undefined) return [];
    const version = specText(found, "version");
    if (version === pin) return [];
    const has = version === "" ? "has no version" : `has version ${brief(version)}`;
    const message = `${brief(pin)} is pinned, and ${brief(`${target.namespace}/${target.name}`)} ${has}`;
    const path = ["spec", "storyRef", "version"];
    if (version === "") return [invalid(path, message, { fix: "remove the pin, or give the Story that version" })];
    return [invalid(path, message, { fix: `pin ${brief(version)}`, replacement: version })];
  },
});
