import { BubuError } from "@bubustack/api/errors";

const newline = 0x0a;
/** Longer lines are refused: an object of the API is at most a few MiB. */
const longestLine = 64 * 1024 * 1024;

export interface LineSplitter {
  /** Takes the next bytes and hands on each line that they complete. */
  push(chunk: Uint8Array): void;
  /** Throws `kube/unparsable` where the stream ended inside a line. */
  end(): void;
}

/**
 * Splits bytes at newlines and decodes each line as a whole, so that a character which two chunks share stays one.
 * Blank lines are skipped. Throws `kube/unparsable` for bytes that are not UTF-8 and for a line over 64 MiB.
 */
export function lineSplitter(onLine: (line: string) => void): LineSplitter {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pieces: Uint8Array[] = [];
  let held = 0;
  const hold = (piece: Uint8Array) => {
    held += piece.length;
    if (held > longestLine) throw new BubuError("kube/unparsable", "a line of the watch is over 64 MiB");
    if (piece.length > 0) pieces.push(piece);
  };
  const flush = () => {
    const line = decode(decoder, pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
    pieces = [];
    held = 0;
    if (line.trim() !== "") onLine(line);
  };
  return {
    push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
        hold(chunk.subarray(from, at));
        flush();
        from = at + 1;
      }
      hold(chunk.subarray(from));
    },
    end() {
      if (held > 0) throw new BubuError("kube/unparsable", "the watch ended inside a line");
    },
  };
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new BubuError("kube/unparsable", "a line of the watch is not UTF-8", { cause });
  }
}
