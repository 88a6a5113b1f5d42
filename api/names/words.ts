/** Two letters outside ASCII whose lower case is inside: Turkish dotted I and the Kelvin sign. */
const folded: { readonly [letter: string]: string } = { "\u0130": "i", "\u212a": "k" };

/**
 * The words of a text as names of objects may have them: lower-case ASCII letters and digits, everything between them
 * one dash, none at the ends. Empty where there are no such letters.
 */
export function words(text: string): string {
  return text
    .replaceAll(/[\u0130\u212a]/g, (letter) => folded[letter] ?? letter)
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The beginning of a text of words, without a dash at its end. */
export function head(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, "");
}
