/** What the parts of a template must be: shared by EngramTemplate and ImpulseTemplate. */
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { ExecutionFacts } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { forbidden, repeated, required } from "../finding.ts";

/** True where the schema refused what was written at a place. */
type Refused = ((path: Path) => boolean) | undefined;

/** A template without an image. */
export function imageFindings(image: string | undefined, refused: Refused): readonly Found[] {
  const path = ["spec", "image"];
  if ((image ?? "").trim() !== "" || refused?.(path) === true) return [];
  return [required(path, "a template needs an image", { fix: "name the image, best by its digest" })];
}

/** A blank version. */
export function versionFindings(version: string, refused: Refused): readonly Found[] {
  const path = ["spec", "version"];
  if (version.trim() !== "" || refused?.(path) === true) return [];
  return [required(path, "is blank", { fix: "write a version such as 1.0.0" })];
}

/** Modes that are listed already. */
export function modeFindings(modes: readonly string[], refused: Refused): readonly Found[] {
  const seen = new Set<string>();
  return modes.flatMap((mode, at) => {
    const path = ["spec", "supportedModes", at];
    const again = seen.has(mode);
    seen.add(mode);
    if (!again || refused?.(path) === true) return [];
    return [repeated(path, `${brief(mode)} is listed already`)];
  });
}

/** Rights on every Secret of a namespace. */
export function secretGrantFindings({ policyRules }: ExecutionFacts): readonly Found[] {
  return policyRules.flatMap(({ path, value }) =>
    (value.resources ?? []).includes("secrets") && (value.resourceNames ?? []).length === 0
      ? [forbidden([...path, "resources"], "every Secret of a namespace is meant", { fix: "list resourceNames" })]
      : [],
  );
}
