import { randomBytes } from "node:crypto";
import type { Disk } from "../disk/disk.ts";
import type { NamespaceKey } from "./namespace-key.ts";
import { namespaceKey } from "./namespace-key.ts";

/** The keys of namespaces, in the folder `keys/` of a log. */
export interface Keyring {
  /** The key of a namespace, made where there is none; it is on the disk when this resolves. Empty: what is outside of all. */
  readonly of: (namespace: string) => Promise<NamespaceKey>;
  /** The key of a name, as records have it; undefined where it was destroyed. Makes none. */
  readonly named: (name: string) => Promise<NamespaceKey | undefined>;
  /** All that are there, one after the other. */
  readonly all: () => Promise<readonly NamespaceKey[]>;
  /** The name of the key of a namespace; undefined where there is none, or none that can be read. Makes none. */
  readonly nameOf: (namespace: string) => Promise<string | undefined>;
  /** Destroys the key of a namespace. Answers its name; undefined where there is none. */
  readonly shred: (namespace: string) => Promise<string | undefined>;
}

export interface KeyringConfig {
  /** Milliseconds on a monotonic clock; default `performance.now`. */
  readonly now?: () => number;
  /** Keys that are made at most; what comes beyond shares one. Default 10,000: whoever calls a webhook may make up namespaces. */
  readonly most?: number;
}

/** A key that somebody else destroyed is used for so many milliseconds more. */
const recheckMs = 10_000;
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** No namespace has such a name. */
const [outside, rest] = ["_cluster", "_rest"];

interface Held {
  readonly key: Promise<NamespaceKey>;
  until: number;
}

/** `disk` is the log's, sealed where the log's keys are. */
export function keyring(disk: Disk, { now = () => performance.now(), most = 10_000 }: KeyringConfig = {}): Keyring {
  const held = new Map<string, Held>();
  let count: number | undefined;

  const read = async (place: string): Promise<NamespaceKey | undefined> => {
    const bytes = await disk.read(placeFile(place));
    return bytes && parsed(place, Buffer.from(bytes).toString("utf8"));
  };
  const make = async (place: string): Promise<NamespaceKey> => {
    const found = await read(place);
    if (found) return found;
    count ??= (await disk.list("keys")).length;
    if (count >= most && place !== rest) return of(rest);
    const [id, secret] = [randomBytes(8).toString("hex"), randomBytes(32)];
    const text = JSON.stringify({ id, secret: secret.toString("base64") });
    await disk.put(new Map([[placeFile(place), Buffer.from(text, "utf8")]]));
    count++;
    return namespaceKey(`${place}/${id}`, secret);
  };
  const of = (place: string): Promise<NamespaceKey> => {
    const known = held.get(place);
    if (known && known.until > now()) return known.key;
    const key = make(place);
    held.set(place, { key, until: now() + recheckMs });
    key.catch(() => held.delete(place));
    return key;
  };
  return {
    of: (namespace) => of(placeOf(namespace)),
    named: async (name) => {
      const place = name.slice(0, name.lastIndexOf("/"));
      if (placeOf(place) !== place && place !== outside && place !== rest) return undefined;
      const found = await read(place);
      return found?.name === name ? found : undefined;
    },
    all: async () => {
      const found: NamespaceKey[] = [];
      for (const file of await disk.list("keys")) {
        const place = file.replace(/\.key$/, "");
        const key = placeFile(place) === `keys/${file}` ? await read(place) : undefined;
        if (key) found.push(key);
      }
      return found;
    },
    nameOf: async (namespace) => (await read(placeOf(namespace)))?.name,
    shred: async (namespace) => {
      const place = placeOf(namespace);
      const found = await read(place);
      held.delete(place);
      await disk.erase([keyFile(namespace)], true);
      return found?.name;
    },
  };
}

function placeOf(namespace: string): string {
  if (namespace === "") return outside;
  return label.test(namespace) ? namespace : rest;
}

/** The file that has the key of a namespace. */
export function keyFile(namespace: string): string {
  return placeFile(placeOf(namespace));
}

function placeFile(place: string): string {
  return `keys/${place}.key`;
}

/** Half a key, or what a shredding that was cut off left behind, is none. */
function parsed(place: string, text: string): NamespaceKey | undefined {
  try {
    const { id, secret }: { readonly id: unknown; readonly secret: unknown } = JSON.parse(text);
    const bytes = Buffer.from(String(secret), "base64");
    return bytes.length === 32 ? namespaceKey(`${place}/${String(id)}`, bytes) : undefined;
  } catch {
    return undefined;
  }
}
