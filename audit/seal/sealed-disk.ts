import { BubuError } from "@bubustack/api/errors";
import type { Disk } from "../disk/disk.ts";
import type { Seal } from "./seal.ts";
import { isSealed } from "./seal.ts";

/** Files of a log that nobody else may read: its private keys, and the keys of namespaces. */
const secret = /^(key\.pem|key-next\.json|keys\/.*)$/;

/**
 * A disk on which the secret files of a log are encrypted, with a seal that is kept elsewhere. What is found plain is sealed when it is read.
 * Without a seal files are as they are; what somebody has sealed is then not read: `audit/seal`.
 */
export function sealedDisk(disk: Disk, seal: Seal | undefined): Disk {
  const hide = (path: string, bytes: Uint8Array) => (seal && secret.test(path) ? seal.seal(bytes, path) : bytes);
  return {
    list: (path) => disk.list(path),
    remove: (paths) => disk.remove(paths),
    erase: (paths, over) => disk.erase(paths, over),
    segment: (path, size) => disk.segment(path, size),
    lock: () => disk.lock(),
    put: (files) => disk.put(new Map([...files].map(([path, bytes]) => [path, hide(path, bytes)]))),
    read: async (path) => {
      const bytes = await disk.read(path);
      if (bytes === undefined || !secret.test(path)) return bytes;
      if (isSealed(bytes)) {
        const shown = seal?.open(bytes, path);
        if (shown === undefined) throw new BubuError("audit/seal", `${path} is sealed, and not with the seal given`);
        return shown;
      }
      if (seal) await disk.put(new Map([[path, seal.seal(bytes, path)]]));
      return bytes;
    },
  };
}
