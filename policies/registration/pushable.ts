/**
 * Which match conditions the API server may be given. It refuses a webhook configuration with one condition that it cannot compile, and then nothing is judged any
 * more: so that only what is certainly understood by every release, of the right types, and cheap on any object, is handed on. That is a part of CEL small
 * enough to be told from the text alone:
 *
 * - `&&`, `||`, `!` and brackets;
 * - `has(path)`, `path == text`, `!=`, `path in [texts]`, `path.startsWith(text)`, `path.endsWith(text)`;
 * - `text in request.userInfo.groups`, `text in object.metadata.labels` or `annotations`;
 * - of fields of objects also `== number`, `== true`, `== null`;
 *
 * where a path begins with `request`, `object` or `oldObject`, and a text has no escapes.
 */

/** Whether an expression is of that part. */
export function isPushable(expression: string): boolean {
  if (expression.length > longest) return false;
  const tokens = tokensOf(expression);
  return tokens !== undefined && new Reader(tokens).whole();
}

const longest = 2_048;
/** Brackets in brackets. */
const deepest = 16;

const token =
  /[ \t\n\r]*(?:("[^"\\\n\r]*"|'[^'\\\n\r]*')|(-?[0-9]{1,15}(?![\w.]))|([A-Za-z_][A-Za-z0-9_]*)|(&&|\|\||[=!]=|[!()[\].,]))/y;

type Token =
  | { readonly is: "text" }
  | { readonly is: "number" }
  | { readonly is: "word"; readonly text: string }
  | { readonly is: "sign"; readonly text: string };

function tokensOf(source: string): readonly Token[] | undefined {
  const found: Token[] = [];
  const text = source.replace(/[ \t\n\r]+$/, "");
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const [, quoted, number, word, sign = ""] = token.exec(text) ?? [];
    if (quoted !== undefined) found.push({ is: "text" });
    else if (number !== undefined) found.push({ is: "number" });
    else if (word !== undefined) found.push({ is: "word", text: word });
    else if (sign !== "") found.push({ is: "sign", text: sign });
    else return undefined;
  }
  return found;
}

const gvr = (of: string, what: string) => ["group", "version", what].map((field) => `${of}.${field}`);
/** Fields of the request that are texts. */
const texts = new Set(
  [
    ...["operation", "name", "namespace", "subResource", "requestSubResource", "userInfo.username", "userInfo.uid"],
    ...[...gvr("kind", "kind"), ...gvr("requestKind", "kind")],
    ...[...gvr("resource", "resource"), ...gvr("requestResource", "resource")],
  ].map((field) => `request.${field}`),
);
/** What a text may be looked for in. */
const holders = /^(request\.userInfo\.groups|(object|oldObject)\.metadata\.(labels|annotations))$/;
const roots = new Set(["object", "oldObject"]);
/** Words that are no names of fields in CEL. */
const reserved = new Set(["false", "in", "null", "true"]);

/** What stands at the left of an operator. */
type Left = { readonly path: string; readonly of: "request" | "object" };

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): boolean {
    return this.#or() && this.#at === this.#tokens.length;
  }

  #or(): boolean {
    do {
      if (!this.#and()) return false;
    } while (this.#sign("||"));
    return true;
  }

  #and(): boolean {
    do {
      if (!this.#not()) return false;
    } while (this.#sign("&&"));
    return true;
  }

  #not(): boolean {
    const not = this.#sign("!");
    if (this.#sign("(")) {
      if (++this.#depth > deepest || !this.#or() || !this.#sign(")")) return false;
      this.#depth--;
      return true;
    }
    const start = this.#at;
    if (this.#word("has") && this.#sign("(")) {
      const path = this.#path();
      return path?.path.includes(".") === true && this.#ends(start, path) && this.#sign(")");
    }
    this.#at = start;
    // `!a == b` means something else than it says.
    return this.#compared(not);
  }

  /** `has` takes a field by its name, and not by a key. */
  #ends(start: number, { of, path }: Left): boolean {
    const before = this.#tokens[this.#at - 1];
    return this.#at > start && before?.is === "word" && (of === "object" || texts.has(path) || holders.test(path));
  }

  #compared(not: boolean): boolean {
    if (this.#is("text")) return !not && this.#word("in") && holders.test(this.#path()?.path ?? "");
    const left = this.#path();
    if (left === undefined) return false;
    if (this.#sign(".")) return this.#called(left);
    if (not) return false;
    const text = left.of === "object" || texts.has(left.path);
    if (this.#sign("==") || this.#sign("!="))
      return (text && this.#is("text")) || (left.of === "object" && this.#other());
    return text && this.#word("in") && this.#list();
  }

  #called({ of, path }: Left): boolean {
    const known = this.#word("startsWith") || this.#word("endsWith");
    return known && (of === "object" || texts.has(path)) && this.#sign("(") && this.#is("text") && this.#sign(")");
  }

  #other(): boolean {
    return this.#is("number") || this.#word("true") || this.#word("false") || this.#word("null");
  }

  #list(): boolean {
    if (!this.#sign("[")) return false;
    do {
      if (!this.#is("text")) return false;
    } while (this.#sign(","));
    return this.#sign("]");
  }

  /** A path, up to a call. */
  #path(): Left | undefined {
    const root = this.#name();
    if (root === undefined || !(root === "request" || roots.has(root))) return undefined;
    let path = root;
    for (;;) {
      const start = this.#at;
      if (this.#sign("[")) {
        if (root === "request" || !this.#is("text") || !this.#sign("]")) return undefined;
        path += "[]";
        continue;
      }
      const field = this.#sign(".") ? this.#name() : undefined;
      const next = this.#tokens[this.#at];
      if (field === undefined || (next?.is === "sign" && next.text === "(")) {
        this.#at = start;
        return { path, of: root === "request" ? "request" : "object" };
      }
      path += `.${field}`;
    }
  }

  #name(): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.is !== "word" || reserved.has(next.text)) return undefined;
    this.#at++;
    return next.text;
  }

  #is(what: "text" | "number"): boolean {
    if (this.#tokens[this.#at]?.is !== what) return false;
    this.#at++;
    return true;
  }

  #word(text: string): boolean {
    return this.#take("word", text);
  }

  #sign(text: string): boolean {
    return this.#take("sign", text);
  }

  #take(is: "word" | "sign", text: string): boolean {
    const next = this.#tokens[this.#at];
    if (next?.is !== is || next.text !== text) return false;
    this.#at++;
    return true;
  }
}
