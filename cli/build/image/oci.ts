import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { tar } from "./tar.ts";

/** What becomes of an image: how it is named, and how it runs. */
export interface ImageInput {
  /** Name and tag: `bubu.local/bubustack:dev`. */
  readonly reference: string;
  /** As Go names it. */
  readonly architecture: "amd64" | "arm64";
  /** Archives that lie upon each other. */
  readonly layers: readonly Uint8Array[];
  readonly config: {
    /** `user:group`, in numbers. */
    readonly User: string;
    readonly Entrypoint: readonly string[];
    readonly Cmd?: readonly string[];
    readonly Env?: readonly string[];
    readonly WorkingDir?: string;
    readonly Labels?: Readonly<Record<string, string>>;
  };
}

/** An image as one archive, and the digest by which it is known. */
export interface Image {
  readonly archive: Buffer;
  /** Of the manifest: `sha256:…`. */
  readonly digest: string;
}

const types = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar+gzip",
} as const;
/** Nothing in an image tells when it was built: the same input gives the same digest. */
const created = "1970-01-01T00:00:00Z";

/** Packs layers in the image layout of the Open Container Initiative. */
export function ociImage({ reference, architecture, layers, config }: ImageInput): Image {
  const blobs = new Map<string, Uint8Array>();
  const blob = (mediaType: string, bytes: Uint8Array) => {
    const digest = digestOf(bytes);
    blobs.set(`blobs/sha256/${digest.slice("sha256:".length)}`, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const rootfs = { type: "layers", diff_ids: layers.map(digestOf) };
  const history = layers.map(() => ({ created, created_by: "npm run image" }));
  const manifest = blob(
    types.manifest,
    json({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: blob(types.config, json({ created, architecture, os: "linux", config, rootfs, history })),
      layers: layers.map((layer) => blob(types.layer, gzipSync(layer))),
    }),
  );
  const annotations = {
    "io.containerd.image.name": reference,
    "org.opencontainers.image.ref.name": reference.slice(reference.lastIndexOf(":") + 1),
  };
  const platform = { architecture, os: "linux" };
  const index = { schemaVersion: 2, mediaType: types.index, manifests: [{ ...manifest, platform, annotations }] };
  const archive = tar([
    { path: "oci-layout", content: json({ imageLayoutVersion: "1.0.0" }) },
    { path: "index.json", content: json(index) },
    { path: "blobs" },
    { path: "blobs/sha256" },
    ...[...blobs].map(([path, content]) => ({ path, content })),
  ]);
  return { archive, digest: manifest.digest };
}

/** As Go names the architecture of this machine. Throws where images are not built for it. */
export function architectureOf(arch: string): ImageInput["architecture"] {
  if (arch === "x64") return "amd64";
  if (arch === "arm64") return "arm64";
  throw new Error(`images are built on x64 and arm64, not on ${arch}`);
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
