import type { StoragePolicy } from "@bubustack/api/shared/storage-policy";
import type { ExecutionFacts, Placed } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { forbidden, required } from "../finding.ts";

/** Storage policies that name two places, or two ways to reach one. */
export function storageFindings({ storages }: ExecutionFacts): readonly Found[] {
  return storages.flatMap(storageFinding);
}

function storageFinding({ path, value }: Placed<StoragePolicy>): readonly Found[] {
  const found: Found[] = [];
  const { s3, file } = value;
  if (s3 !== undefined && file !== undefined) {
    found.push(forbidden(path, "names two places: s3 and file", { fix: "keep one of them" }));
  }
  if (file?.volumeClaimName !== undefined && file.emptyDir !== undefined) {
    const message = "names two volumes: volumeClaimName and emptyDir";
    found.push(forbidden([...path, "file"], message, { fix: "keep one of them" }));
  }
  if (s3 !== undefined) found.push(...s3Findings([...path, "s3"], s3));
  return found;
}

function s3Findings(path: Placed<unknown>["path"], s3: NonNullable<StoragePolicy["s3"]>): readonly Found[] {
  const found: Found[] = [];
  const { secretRef, serviceAccountAnnotations } = s3.authentication;
  if (secretRef !== undefined && Object.keys(serviceAccountAnnotations ?? {}).length > 0) {
    const message = "names two ways to authenticate: secretRef and serviceAccountAnnotations";
    found.push(forbidden([...path, "authentication"], message, { fix: "keep one of them" }));
  }
  if (secretRef !== undefined && (secretRef.name ?? "").trim() === "") {
    const at = [...path, "authentication", "secretRef", "name"];
    found.push(required(at, "names no Secret", { fix: "name the Secret, or remove secretRef" }));
  }
  return found;
}
