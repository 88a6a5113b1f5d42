import { emptyDir } from "../core/empty-dir.ts";
import type { Static } from "../schema.ts";
import { boolean, integer, map, object, optional, ref, string } from "../schema.ts";
import { secretReference } from "./secret-reference.ts";

const authentication = object(
  "How the store is authenticated against: by workload identity or by a Secret.",
  {
    serviceAccountAnnotations: optional(
      map(
        "Annotations for the runner's ServiceAccount, as cloud workload identity expects them; at most 50.",
        string("Value of the annotation.", { maxLength: 4_096 }),
        { maxProperties: 50 },
      ),
    ),
    secretRef: optional(ref("Secret with the keys `accessKeyID` and `secretAccessKey`.", secretReference)),
  },
  {
    rules: [
      {
        rule: "!has(self.secretRef) || !has(self.serviceAccountAnnotations) || self.serviceAccountAnnotations.size() == 0",
        message: "at most one of secretRef and serviceAccountAnnotations is set",
      },
    ],
  },
);

const s3 = object("An S3-compatible object store.", {
  bucket: string("Name of the bucket.", { maxLength: 255 }),
  region: optional(string("Region of the bucket; default: that of the store.", { maxLength: 255 })),
  endpoint: optional(string("URL of the store; default: that of the region.", { maxLength: 2_048 })),
  authentication,
  usePathStyle: optional(boolean("Addresses buckets by path instead of by host name; default false.")),
});

const file = object(
  "A folder in the pod's file system.",
  {
    path: optional(string("Folder; default `/var/run/bubu/storage`.", { maxLength: 4_096 })),
    volumeClaimName: optional(string("PersistentVolumeClaim to mount there.", { maxLength: 253 })),
    emptyDir: optional(ref("An empty folder to mount there, that lives as long as the pod.", emptyDir)),
  },
  {
    rules: [
      {
        rule: "!has(self.volumeClaimName) || !has(self.emptyDir)",
        message: "at most one of volumeClaimName and emptyDir is set",
      },
    ],
  },
);

/** Where payloads go that are too large to stand in an object. */
export const storagePolicy = object(
  "Where payloads go that are too large to stand in an object.",
  {
    s3: optional(s3),
    file: optional(file),
    timeoutSeconds: optional(
      integer("Time limit of one storage operation in seconds; default: that of the installation.", {
        format: "int64",
      }),
    ),
  },
  {
    rules: [{ rule: "!has(self.s3) || !has(self.file)", message: "at most one of s3 and file is set" }],
  },
);
export type StoragePolicy = Static<typeof storagePolicy>;
