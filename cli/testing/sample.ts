import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { lint } from "../lint/lint.ts";
import type { Report } from "../lint/report.ts";
import { readSource } from "../source/source.ts";

export const judging = { packs, settings: defaultSettings, host: host(), namespace: "default" };

/** Lints texts by file name. */
export function lintTexts(files: { readonly [name: string]: string }, extra: object = {}): Promise<Report> {
  const inputs = Object.entries(files).map(([name, text]) => ({
    source: readSource(name, Buffer.from(text)),
    named: true,
  }));
  return lint(inputs, { ...judging, ...extra });
}

/** A Story of one step that stops, with more lines below `spec`. */
export function story(name: string, steps = "[{name: end, type: stop}]"): string {
  return `apiVersion: bubustack.io/v1alpha1\nkind: Story\nmetadata:\n  name: ${name}\nspec:\n  steps: ${steps}\n`;
}
