import type { BundledPackage } from "../bundled.ts";
import type { DebianPackage } from "./debian.ts";

/** What is in an image besides what we wrote. */
export interface Contents {
  /** Version of the platform. */
  readonly version: string;
  /** The digest of the image. */
  readonly digest: string;
  /** The brought Node: its version and the npm package that brings it. */
  readonly node: { readonly version: string; readonly package: string };
  readonly bundled: readonly BundledPackage[];
  readonly system: readonly DebianPackage[];
  /** Integrity of a package by its folder, as the lockfile has it: `sha512-…`. */
  readonly integrity: (folder: string) => string | undefined;
}

/** The bill of materials in the form of CycloneDX 1.6. The same contents give the same text. */
export function sbom({ version, digest, node, bundled, system, integrity }: Contents): string {
  const platform = {
    type: "container",
    "bom-ref": "bubustack",
    name: "bubustack",
    version,
    hashes: [{ alg: "SHA-256", content: digest.replace("sha256:", "") }],
    licenses: [{ license: { id: "Apache-2.0" } }],
  };
  const components = [
    component("platform", "node", node.version, `pkg:generic/node@${node.version}`, "MIT", integrity(node.package)),
    ...bundled.map(({ name, version: of, license, folder }) =>
      component("library", name, of, `pkg:npm/${name.replace("@", "%40")}@${of}`, license, integrity(folder)),
    ),
    ...system.map(({ name, version: of, architecture }) =>
      component("library", name, of, `pkg:deb/debian/${name}@${encodeURIComponent(of)}?arch=${architecture}`),
    ),
  ];
  return `${JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: { component: platform },
      components,
      dependencies: [
        { ref: "bubustack", dependsOn: components.map((each) => each.purl) },
        ...components.map((each) => ({ ref: each.purl })),
      ],
    },
    undefined,
    2,
  )}\n`;
}

function component(
  type: "platform" | "library",
  name: string,
  version: string,
  purl: string,
  license?: string,
  integrity?: string,
) {
  const [, sha512] = /^sha512-(.+)$/.exec(integrity ?? "") ?? [];
  const hash = sha512 === undefined ? undefined : Buffer.from(sha512, "base64").toString("hex");
  return {
    type,
    "bom-ref": purl,
    name,
    version,
    ...(license === undefined ? {} : { licenses: [named(license)] }),
    ...(hash === undefined ? {} : { hashes: [{ alg: "SHA-512", content: hash }] }),
    purl,
  };
}

/** One licence by its id, several as an expression. */
function named(license: string) {
  return /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}
