/** What an object may say of its template: shared by Engram and Impulse. Silent where the template is not known. */
import { brief, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Found } from "../finding.ts";
import { invalid, notFound, notSupported, required } from "../finding.ts";
import { Suggestions } from "../suggest.ts";
import { byKey } from "./by-key.ts";
import type { TemplateContext } from "./template.ts";
import { templateSpec, texts } from "./template.ts";

type Secrets = { readonly [name: string]: string } | undefined;

/** A template that does not exist. */
export function missingTemplate({ facts: { template }, related }: TemplateContext): readonly Found[] {
  const { kind, name } = template;
  if (name === "" || !related.absent(kind, "", name)) return [];
  const message = `${kind} ${brief(name)} does not exist`;
  return [notFound(["spec", "templateRef", "name"], message, { fix: "install the template, or check the name" })];
}

/** A name that consists of blanks; an empty one is the schema's business. */
export function blankTemplate(name: string, kind: string): readonly Found[] {
  if (name === "" || name.trim() !== "") return [];
  return [required(["spec", "templateRef", "name"], "is blank", { fix: `name an ${kind}` })];
}

/** A version pin that the template does not have. */
export function otherVersion(context: TemplateContext, given: string | undefined): readonly Found[] {
  const pin = (given ?? "").trim();
  const spec = templateSpec(context);
  if (pin === "" || spec === undefined) return [];
  const version = typeof spec["version"] === "string" ? spec["version"].trim() : "";
  if (version === pin) return [];
  const message = `${brief(pin)} is pinned, and the template has version ${brief(version)}`;
  return [invalid(["spec", "templateRef", "version"], message, { fix: `pin ${brief(version)}`, replacement: version })];
}

/** A mode that the template does not support. */
export function otherMode(context: TemplateContext, mode: string | undefined, path: Path): readonly Found[] {
  const spec = templateSpec(context);
  if (mode === undefined || spec === undefined) return [];
  const modes = texts(spec["supportedModes"]);
  if (modes.includes(mode)) return [];
  const list = modes.map((one) => `${brief(one)}`).join(", ");
  const message = `${brief(mode)} is not one of the template's modes: ${list === "" ? "it has none" : list}`;
  const [first] = modes;
  if (first === undefined) return [notSupported(path, message)];
  return [notSupported(path, message, { fix: `write ${brief(first)}`, replacement: first })];
}

/** Secrets that the template requires and the object does not name. */
export function missingSecrets(context: TemplateContext, given: Secrets = {}): readonly Found[] {
  const wanted = templateSpec(context)?.["secretSchema"];
  if (!isObject(wanted)) return [];
  return byKey(wanted).flatMap(([name, definition]) =>
    isObject(definition) && definition["required"] === true && !Object.hasOwn(given, name)
      ? [required(["spec", "secrets", name], "the template requires it", { fix: "name a Secret for it" })]
      : [],
  );
}

/** Secrets that the template does not ask for. */
export function unknownSecrets(context: TemplateContext, given: Secrets = {}): readonly Found[] {
  const spec = templateSpec(context);
  if (spec === undefined) return [];
  const wanted = isObject(spec["secretSchema"]) ? spec["secretSchema"] : {};
  const names = Object.keys(wanted).sort();
  const suggestions = new Suggestions();
  return Object.keys(given)
    .sort()
    .flatMap((name) => {
      if (Object.hasOwn(wanted, name)) return [];
      const fix = suggestions.fix(name, () => names, "remove it");
      return [notFound(["spec", "secrets", name], "the template asks for no Secret of this name", { fix })];
    });
}

/** Secrets without a name. */
export function unnamedSecrets(given: Secrets = {}): readonly Found[] {
  return byKey(given).flatMap(([name, secret]) =>
    secret.trim() === ""
      ? [required(["spec", "secrets", name], "names no Secret", { fix: "name a Secret, or remove it" })]
      : [],
  );
}
