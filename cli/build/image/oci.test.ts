import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { architectureOf, ociImage } from "./oci.ts";
import { tar } from "./tar.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-oci-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const layer = tar([{ path: "run", content: Buffer.from("hello"), mode: 0o755 }]);
const input = {
  reference: "bubu.local/hello:dev",
  architecture: "amd64",
  layers: [layer],
  config: { User: "65532:65532", Entrypoint: ["/run"] },
} as const;

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("from the index every digest leads to its blob, down to the layer", () => {
  const image = ociImage(input);
  execFileSync("tar", ["-xf", "-", "-C", folder], { input: image.archive });
  const blob = (name: string) => {
    const bytes = readFileSync(join(folder, "blobs", ...name.split(":")));
    expect(`sha256:${digest(bytes)}`).toBe(name);
    return bytes;
  };
  expect(JSON.parse(readFileSync(join(folder, "oci-layout"), "utf8"))).toEqual({ imageLayoutVersion: "1.0.0" });
  const { manifests } = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  expect(manifests).toMatchObject([
    {
      digest: image.digest,
      platform: { os: "linux", architecture: "amd64" },
      annotations: { "io.containerd.image.name": "bubu.local/hello:dev", "org.opencontainers.image.ref.name": "dev" },
    },
  ]);
  const manifest = JSON.parse(blob(image.digest).toString());
  const config = JSON.parse(blob(manifest.config.digest).toString());
  expect(config.config).toEqual(input.config);
  const unpacked = gunzipSync(blob(manifest.layers[0].digest));
  expect(unpacked).toEqual(layer);
  expect(config.rootfs.diff_ids).toEqual([`sha256:${digest(unpacked)}`]);
});

test("the same input gives the same archive", () => {
  expect(ociImage(input)).toEqual(ociImage(input));
});

test("architectures have Go's names", () => {
  expect(architectureOf("x64")).toBe("amd64");
  expect(architectureOf("arm64")).toBe("arm64");
  expect(() => architectureOf("ia32")).toThrow("ia32");
});
