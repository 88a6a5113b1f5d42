const namePart = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const prefixPart = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const longestPrefix = 253;

/** True for the key of a label or annotation: a name of at most 63 characters, optionally behind `domain/`. */
export function isQualifiedName(text: string): boolean {
  const at = text.indexOf("/");
  if (at < 0) return namePart.test(text);
  const prefix = text.slice(0, at);
  return prefix.length <= longestPrefix && prefixPart.test(prefix) && namePart.test(text.slice(at + 1));
}

/** True for the value of a label: at most 63 characters, or empty. */
export function isLabelValue(text: string): boolean {
  return text === "" || namePart.test(text);
}
