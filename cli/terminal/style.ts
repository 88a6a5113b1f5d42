/** Wraps text in terminal colours, or leaves it as it is. */
export interface Style {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

function wrap(on: boolean, open: number, close: number) {
  return (text: string): string => (on && text !== "" ? `\x1b[${open}m${text}\x1b[${close}m` : text);
}

export function style(color: boolean): Style {
  return {
    red: wrap(color, 31, 39),
    yellow: wrap(color, 33, 39),
    green: wrap(color, 32, 39),
    cyan: wrap(color, 36, 39),
    dim: wrap(color, 2, 22),
    bold: wrap(color, 1, 22),
  };
}
