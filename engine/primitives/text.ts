/** True for text that is evaluated: a text without `{{` is taken literally. */
export function isTemplate(text: string): boolean {
  return text.includes("{{");
}

const words = /^(?:true|1|yes|y|false|0|no|n)$/i;

/**
 * True for a condition that can be evaluated: a template, or one of the words true, yes, y, 1, false, no, n, 0 in any
 * letter case. A blank condition counts as true. Any other literal fails in every run.
 */
export function isCondition(text: string): boolean {
  return isTemplate(text) || text.trim() === "" || words.test(text.trim());
}

/** The template that was probably meant by a literal condition: `inputs.ready` becomes `{{ inputs.ready }}`. */
export function asTemplate(text: string): string {
  return `{{ ${text.trim().replace(/^\{+\s*|\s*\}+$/g, "")} }}`;
}
