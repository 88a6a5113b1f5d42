/** One word or sign of a label selector; the end is an empty text of type `end`. */
export interface Token {
  readonly type: "word" | "sign" | "end";
  readonly text: string;
}

const piece = /[ \t\r\n]*(==|!=|[=!<>(),]|[^ \t\r\n=!<>(),]+)/y;

/** The words and signs of a text, the end included. Every character but white space is in one of them. */
export function labelTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const [, read = ""] = found;
    tokens.push({ type: /^[=!<>(),]/.test(read) ? "sign" : "word", text: read });
  }
  return [...tokens, { type: "end", text: "" }];
}
