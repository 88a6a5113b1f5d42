/** A file, a folder or a symbolic link of an archive. */
export interface TarEntry {
  /** From the archive's root, without a slash in front. */
  readonly path: string;
  /** What the file holds; absent for a folder and a link. */
  readonly content?: Uint8Array;
  /** Where a link leads. */
  readonly link?: string;
  /** Permission bits; default 0o755 for folders, 0o644 for files. */
  readonly mode?: number;
}

const block = 512;

/**
 * An archive in the form that POSIX calls ustar. The same entries give the same bytes: they are sorted, belong to root,
 * and have no time. Throws where a path is longer than the form can hold.
 */
export function tar(entries: readonly TarEntry[]): Buffer {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const parts = sorted.flatMap((entry) => {
    const { content = new Uint8Array() } = entry;
    return [header(entry, content.length), content, Buffer.alloc(-content.length & (block - 1))];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function header(entry: TarEntry, size: number): Buffer {
  const { content, link } = entry;
  const folder = content === undefined && link === undefined;
  const bytes = Buffer.alloc(block);
  const [prefix, name] = split(folder ? `${entry.path}/` : entry.path);
  const octal = (value: number, at: number, length: number) =>
    void bytes.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  bytes.write(name, 0, "utf8");
  octal(entry.mode ?? (folder ? 0o755 : 0o644), 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  bytes.write(" ".repeat(8), 148, "latin1");
  bytes.write(folder ? "5" : link === undefined ? "0" : "2", 156, "latin1");
  if (link !== undefined) bytes.write(fitting(link, 100), 157, "utf8");
  bytes.write("ustar\x0000", 257, "latin1");
  octal(0, 329, 8);
  octal(0, 337, 8);
  bytes.write(prefix, 345, "utf8");
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}

/** A path in the two fields that there are for it. */
function split(path: string): readonly [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) return ["", path];
  const at = path.indexOf("/", path.length - 101);
  if (at <= 0 || at === path.length - 1) throw new Error(`${path} is too long for an archive`);
  return [fitting(path.slice(0, at), 155), fitting(path.slice(at + 1), 100)];
}

function fitting(text: string, most: number): string {
  if (Buffer.byteLength(text) > most) throw new Error(`${text} is too long for an archive`);
  return text;
}
