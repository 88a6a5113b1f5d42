import type { Source } from "../files/source.ts";
import type { Key } from "../note/key.ts";
import type { Signature } from "../note/note.ts";
import { proveConsistency } from "../prove/consistency.ts";
import { readCheckpoint } from "../verify/trust.ts";
import { askedOf, cosignatureIn, sizeIn } from "./exchange.ts";

/** What a witness answered. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface Submission {
  /** The log, whose tiles prove that it has only grown. */
  readonly source: Source;
  /** The signed note of its last checkpoint. */
  readonly note: string;
  readonly witness: Key;
  /** The size that the witness is thought to have seen last. */
  readonly old: number;
  /** Sends a body to `add-checkpoint` of the witness. */
  readonly post: (body: string) => Promise<Answered>;
}

/**
 * What came of it. `ahead`: the witness has seen this log longer than it is: it was rolled back, or is a copy. `conflict`: it has seen other records under
 * this size. `unknown`: it does not know the log, or not its key. `unproven`: it was not convinced. `failed`: no answer of these.
 */
export type Submitted =
  | { readonly state: "cosigned"; readonly size: number; readonly signature: Signature; readonly time: number }
  | { readonly state: "ahead"; readonly size: number }
  | { readonly state: "conflict" | "unknown" | "unproven" | "failed"; readonly status: number };

/** Shows a checkpoint to a witness, again where that has seen another size than was thought. Throws where it cannot be reached. */
export async function submit({ source, note, witness, old, post }: Submission): Promise<Submitted> {
  const read = readCheckpoint(Buffer.from(note, "utf8"));
  if (read === undefined) return { state: "failed", status: 0 };
  const { size } = read.checkpoint;
  let from = Math.min(old, size);
  for (let attempt = 0; attempt < 2; attempt++) {
    const proof = await proveConsistency(source, from, size);
    if (proof === undefined) return { state: "failed", status: 0 };
    const { status, body } = await post(askedOf(from, proof, note));
    if (status === 200) {
      const found = cosignatureIn(body, witness, read.note.text);
      return found ? { state: "cosigned", size, ...found } : { state: "failed", status };
    }
    if (status === 404 || status === 403) return { state: "unknown", status };
    if (status === 422) return { state: "unproven", status };
    if (status !== 409) return { state: "failed", status };
    const seen = sizeIn(body);
    if (seen === undefined) return { state: "failed", status };
    if (seen > size) return { state: "ahead", size: seen };
    // The same size as was said: then it is the root that differs.
    if (seen === from) return { state: "conflict", status };
    from = seen;
  }
  return { state: "failed", status: 409 };
}
