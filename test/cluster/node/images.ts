import { readFileSync, writeFileSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";
import { architectureOf, ociImage } from "@bubustack/cli/build/image/oci";
import { tar } from "@bubustack/cli/build/image/tar";
import { socketOf } from "./containerd.ts";
import { pauseImage } from "./names.ts";
import { runInside } from "./place.ts";

/** Gives containerd an image from a file; Pods name it with `imagePullPolicy: Never`. Throws where it does not take it. */
export function importImage(folder: string, file: string): void {
  try {
    images(folder, "import", file);
  } catch (error) {
    const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : error;
    throw new Error(`${file} is no archive of an image: ${said}`, { cause: error });
  }
}

function images(folder: string, ...args: readonly string[]): string {
  return runInside(folder, "ctr", ["--address", socketOf(folder), "--namespace", "k8s.io", "images", ...args]);
}

/** Writes the image of the program that holds a Pod's namespaces, and answers its file. */
export function writePauseImage(folder: string, program: string): string {
  const file = join(folder, "pause.tar");
  const { archive } = ociImage({
    reference: pauseImage,
    architecture: architectureOf(arch()),
    layers: [tar([{ path: "pause", content: readFileSync(program), mode: 0o755 }])],
    config: { User: "65535:65535", Entrypoint: ["/pause"] },
  });
  writeFileSync(file, archive);
  return file;
}

/** The names of the images that containerd has; undefined while it does not answer. */
export function listImages(folder: string): readonly string[] | undefined {
  try {
    return images(folder, "list", "--quiet")
      .split("\n")
      .filter((name) => name !== "");
  } catch {
    return undefined;
  }
}
