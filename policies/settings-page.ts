/** The manual page of the settings of an installation. */
import { levels } from "@bubustack/api/reference/level";
import { levelSection } from "@bubustack/api/reference/table";
import { settingsSchema } from "./settings.ts";

/** The generated page: path from the root of the repository to text. */
export function render(): ReadonlyMap<string, string> {
  const found = levels({ settings: settingsSchema });
  const sections = found.all.map((level) => levelSection(level, found.home));
  return new Map([["docs/reference/settings.md", `${[head, ...sections].join("\n\n")}\n`]]);
}

const head = `# Settings of an installation

One file that webhooks, registrar and controllers are told alike: \`BUBU_SETTINGS\` names it, as JSON, and \`bubu dev --settings\` tries it, as JSON or YAML. What is left out has the default that stands here; what is
no setting, or contradicts another one, is refused with its path when a component starts. Settings hold no secret. \`settings\` below is the file itself.

This page is generated from the schema that the file is held to.`;
