import type { Anchor } from "../anchor.ts";
import { anchorName } from "../anchor.ts";

/** An anchor with what is behind it. */
export interface AnchorUnderTest {
  readonly anchor: Anchor;
  readonly signal: () => AbortSignal;
  /** Where what is behind it is reached, where that is over the network. */
  readonly address?: string;
  /** From now on what is behind it fails, or no longer; absent where it cannot be made to. */
  readonly fail?: (fails: boolean) => void;
  /** Puts something in the place of what is kept, past the driver; absent where nobody can. */
  readonly alter?: (name: string, bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

/** What every anchor holds: each rule by its name, which throws where it is broken. `count` checkpoints are kept for the rule about many. */
export const anchorContract: { readonly [rule: string]: (test: AnchorUnderTest, count: number) => Promise<void> } = {
  "keeps bytes as they are, under their name": async ({ anchor, signal }) => {
    const note = Buffer.from("a/b\n3\nAA==\n\n— a/b AAAA\n");
    same((await anchor.keep("a/b/3", note, signal())).state, "kept");
    same(Buffer.from((await anchor.read("a/b/3", signal())) ?? []).toString(), note.toString());
    same(await anchor.read("a/b/4", signal()), undefined);
    same(await anchor.read("none/3", signal()), undefined);
  },
  "never writes over what is there, and answers it": async ({ anchor, signal }) => {
    await anchor.keep("twice/1", Buffer.from("first"), signal());
    const again = await anchor.keep("twice/1", Buffer.from("second"), signal());
    same(again.state === "there" && Buffer.from(again.bytes).toString(), "first");
    same(Buffer.from((await anchor.read("twice/1", signal())) ?? []).toString(), "first");
  },
  "names all that it keeps, of all logs": async ({ anchor, signal }, count) => {
    const names = Array.from({ length: count }, (_, at) => anchorName(at % 2 === 0 ? "many/a" : "many/b-é", at));
    for (const name of names) await anchor.keep(name, Buffer.from(name), signal());
    const found: string[] = [];
    for await (const name of anchor.names(signal())) if (name.startsWith("many/")) found.push(name);
    same(found.sort().join(), names.sort().join());
  },
  "says that it failed, without what it was told, and goes on afterwards": async ({ anchor, signal, fail }) => {
    if (fail === undefined) return;
    fail(true);
    const failed = await anchor.keep("failed/1", Buffer.from("x"), signal()).then(
      () => "",
      (error: unknown) => String(error),
    );
    if (failed === "" || failed.includes("sesame")) throw new Error(`it said: ${failed}`);
    fail(false);
    same((await anchor.keep("failed/1", Buffer.from("x"), signal())).state, "kept");
  },
};

function same<T>(found: T, wanted: T): void {
  if (found !== wanted) throw new Error(`it is ${String(found)}, and should be ${String(wanted)}`);
}
