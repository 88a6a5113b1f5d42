/** `299 - "text"`, comma-separated: Node joins headers of one name. A date may follow the text. */
const warning = /\d{3} \S+ "((?:[^"\\]|\\.)*)"(?: "[^"]*")?(?:,\s*|$)/gy;

/**
 * The texts of `Warning` headers, as the API server sends them (code 299). What is not of that form ends the reading.
 * Source: https://www.rfc-editor.org/rfc/rfc7234#section-5.5
 */
export function warnings(header: string | undefined): readonly string[] {
  return [...(header ?? "").matchAll(warning)].map(([, text = ""]) => text.replaceAll(/\\(.)/g, "$1"));
}
