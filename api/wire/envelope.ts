import type { StreamEnvelope } from "./transport/v1/transport.ts";

/**
 * What keeps the chunk fields of an envelope from fitting together; undefined where they do. The contract says the same
 * as rules of StreamEnvelope, beside the bounds of single fields.
 */
export function chunkProblem(envelope: StreamEnvelope): string | undefined {
  const { chunkCount, chunkIndex, chunkBytes, totalBytes, chunkId, streamId } = envelope;
  if (chunkCount === 0) {
    const empty = chunkIndex === 0 && chunkBytes === 0 && totalBytes === 0 && chunkId === "";
    return empty ? undefined : "chunk fields are set without chunkCount";
  }
  if (chunkId === "") return "a chunk has no chunkId";
  if (streamId === "") return "a chunk has no streamId";
  return chunkIndex < chunkCount ? undefined : `chunkIndex ${chunkIndex} is not below chunkCount ${chunkCount}`;
}
