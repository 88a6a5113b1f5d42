import { once } from "node:events";
import { connect } from "node:tls";
import type { ApiProcess } from "./apiserver-process.ts";

/** Several watches, each on a connection of its own. */
export interface Watching {
  /** Settles when each has seen so many events. */
  seen(events: number): Promise<void>;
  close(): void;
}

/** Opens them from now on. They count events and do not read them, so that it is the server that is measured. */
export async function watchers(api: ApiProcess, path: string, count: number): Promise<Watching> {
  const { hostname, port } = new URL(api.url);
  const all = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
      await once(socket, "secureConnect");
      let events = 0;
      let wanted = Number.POSITIVE_INFINITY;
      let done: () => void = () => {};
      const bookmarked = Promise.withResolvers<void>();
      let began = false;
      let rest: Buffer = Buffer.alloc(0);
      socket.on("data", (received: Buffer) => {
        // One event is one line that ends with two braces: nothing else on the wire does.
        const chunk = rest.length === 0 ? received : Buffer.concat([rest, received]);
        if (!began) {
          began = chunk.includes("BOOKMARK");
          if (began) bookmarked.resolve();
          return;
        }
        for (let at = chunk.indexOf("}}\n"); at >= 0; at = chunk.indexOf("}}\n", at + 3)) events++;
        rest = chunk.subarray(-2);
        if (events >= wanted) done();
      });
      const query = "watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan";
      const of = "labelSelector=of%3Dload,not!%3Dthere";
      socket.write(`GET ${path}?${query}&${of} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.token}\r\n\r\n`);
      await bookmarked.promise;
      return {
        seen: (total: number) =>
          new Promise<void>((settle) => {
            wanted = total;
            done = settle;
            if (events >= wanted) settle();
          }),
        close: () => socket.destroy(),
      };
    }),
  );
  return {
    seen: async (events) => {
      await Promise.all(all.map((each) => each.seen(events)));
    },
    close: () => {
      for (const each of all) each.close();
    },
  };
}
