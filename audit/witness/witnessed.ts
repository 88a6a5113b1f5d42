/** Where the last checkpoint is kept that a witness cosigned, by the id of its key: the checkpoint of a log that grows is another one soon. */
export function witnessedPath(keyId: number): string {
  return `witnessed/${keyId.toString(16).padStart(8, "0")}`;
}
