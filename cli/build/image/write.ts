import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";
import { platforms } from "../../platforms.js";
import { root } from "../paths.ts";
import type { DebianPackage } from "./debian.ts";
import { packageOf } from "./debian.ts";
import { librariesOf } from "./libraries.ts";
import { architectureOf, ociImage } from "./oci.ts";
import type { Programs } from "./programs.ts";
import { programs } from "./programs.ts";
import { sbom } from "./sbom.ts";
import type { TarEntry } from "./tar.ts";
import { tar } from "./tar.ts";

/** The platform's image. Images without a registry need a host in their name all the same. */
export const reference = "bubu.local/bubustack:dev";
/** Nobody: a user and a group without a name or rights. */
const user = "65532:65532";

/** What was written. */
export interface Written {
  /** The image as an archive. */
  readonly file: string;
  readonly sbom: string;
  readonly digest: string;
}

/** Writes the platform's image and its bill of materials to a folder. Needs Linux. The same input gives the same bytes. */
export async function writeImage(folder: string): Promise<Written> {
  if (process.platform !== "linux")
    throw new Error("the image holds the libraries of this machine: it is built on Linux");
  const built = await programs();
  const libraries = librariesOf(process.execPath);
  const brought = libraries.map(packageOf).filter((one) => one !== undefined);
  const system = [...new Map(brought.map((one) => [one.name, one])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const { archive, digest } = ociImage({
    reference,
    architecture: architectureOf(arch()),
    layers: [tar(withFolders([...runtime(libraries), ...notices(system)])), tar(withFolders(application(built)))],
    config: {
      User: user,
      Entrypoint: ["/bin/node"],
      Cmd: ["/app/webhooks.js"],
      Env: ["NODE_ENV=production"],
      WorkingDir: "/app",
      Labels: { "org.opencontainers.image.title": "bubustack", "org.opencontainers.image.licenses": "Apache-2.0" },
    },
  });
  mkdirSync(folder, { recursive: true });
  const written = { file: join(folder, "bubustack.tar"), sbom: join(folder, "bubustack.cdx.json"), digest };
  writeFileSync(written.file, archive);
  writeFileSync(written.sbom, bill(built, system, digest));
  return written;
}

/** Node and what it links, at the paths where the loader looks. */
function runtime(libraries: readonly string[]): readonly TarEntry[] {
  const passwd = "root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/:/sbin/nologin\n";
  return [
    { path: "bin/node", content: readFileSync(process.execPath), mode: 0o755 },
    ...libraries.map((path) => ({ path: path.slice(1), content: readFileSync(path), mode: 0o755 })),
    { path: "etc/passwd", content: Buffer.from(passwd) },
    { path: "etc/group", content: Buffer.from("root:x:0:\nnonroot:x:65532:\n") },
    { path: "etc/nsswitch.conf", content: Buffer.from("hosts: files dns\n") },
    { path: "tmp", mode: 0o1777 },
  ];
}

/** The licences of the system's libraries, where Debian has them. */
function notices(system: readonly DebianPackage[]): readonly TarEntry[] {
  return system
    .map(({ name }) => `usr/share/doc/${name}/copyright`)
    .filter((path) => existsSync(`/${path}`))
    .map((path) => ({ path, content: readFileSync(`/${path}`) }));
}

function application({ files }: Programs): readonly TarEntry[] {
  return [...files].map(([path, content]) => ({ path: `app/${path}`, content }));
}

/** Entries with every folder that they are in. */
function withFolders(entries: readonly TarEntry[]): readonly TarEntry[] {
  const named = new Set(entries.map(({ path }) => path));
  const folders = new Set(
    entries.flatMap(({ path }) => {
      const parts = path.split("/").slice(0, -1);
      return parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
    }),
  );
  return [...entries, ...[...folders].filter((path) => !named.has(path)).map((path) => ({ path }))];
}

function bill({ packages }: Programs, system: readonly DebianPackage[], digest: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return sbom({
    version,
    digest,
    node: { version: process.versions.node, package: `node_modules/${platforms[`linux-${arch()}`]}` },
    bundled: packages,
    system,
    integrity: (folder) => lock.packages[folder]?.integrity,
  });
}
