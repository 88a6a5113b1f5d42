import type { Connection } from "../postgres/connect.ts";
import { DatabaseTrouble } from "../postgres/connect.ts";
import { SinkTrouble } from "../sinks/sink.ts";
import type { Holder, LogName } from "./holder.ts";

/** Logs, and their records by number. */
export const recordsTables = `CREATE TABLE IF NOT EXISTS bubu_audit_logs (
  id uuid PRIMARY KEY,
  origin text NOT NULL,
  key text NOT NULL,
  fence bigint NOT NULL,
  next bigint NOT NULL,
  confirmed bigint NOT NULL,
  note text
);
CREATE TABLE IF NOT EXISTS bubu_audit_records (
  log uuid NOT NULL REFERENCES bubu_audit_logs,
  number bigint NOT NULL,
  record bytea NOT NULL,
  PRIMARY KEY (log, number)
);`;

const statements = {
  lock: "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
  claim: `INSERT INTO bubu_audit_logs (id, origin, key, fence, next, confirmed) VALUES ($1, $2, $3, 1, 0, 0)
    ON CONFLICT (id) DO UPDATE SET fence = bubu_audit_logs.fence + 1 RETURNING fence, next, confirmed`,
  // One statement: all or none, and nothing unless this connection has the log and the records come next.
  append: `WITH mine AS (
      UPDATE bubu_audit_logs SET next = next + cardinality($4::bytea[]), confirmed = next, note = coalesce($5, note)
      WHERE id = $1 AND fence = $2 AND next = $3 RETURNING id)
    INSERT INTO bubu_audit_records (log, number, record)
    SELECT mine.id, $3 + given.place - 1, given.record
    FROM mine, unnest($4::bytea[]) WITH ORDINALITY AS given (record, place)`,
  cut: "DELETE FROM bubu_audit_records WHERE log = $1 AND number >= $2",
  back: "UPDATE bubu_audit_logs SET next = $3 WHERE id = $1 AND fence = $2 AND next >= $3",
  read: "SELECT record FROM bubu_audit_records WHERE log = $1 AND number >= $2 AND number < $3 ORDER BY number",
  logs: "SELECT id, origin, key, next, note FROM bubu_audit_logs WHERE next > 0 ORDER BY origin, id",
} as const;

/** A table, or what is in it, is not there. */
const noTable = "42P01";

/** A second holder in a PostgreSQL database, whose commits are on its disk when they are answered. */
export async function postgresHolder(connect: () => Promise<Connection>): Promise<Holder> {
  const connection = await connect();
  const { query } = connection;
  let id = "";
  let fence = "0";
  const count = async (text: string, values: Parameters<Connection["query"]>[1]) => (await query(text, values)).count;
  return {
    claim: async (log) => {
      await durable(connection);
      const { rows } = await query(statements.lock, [log.id]);
      if (rows[0]?.["locked"] !== true) throw new SinkTrouble("another process has this log in the second holder");
      const claimed = await claimIn(connection, log);
      id = log.id;
      fence = String(claimed["fence"]);
      return { next: Number(claimed["next"]), confirmed: Number(claimed["confirmed"]) };
    },
    read: async (from, to) => await recordsIn(connection, id, from, to),
    append: async (first, records, note, anew) => {
      const add = async () => {
        const added = await count(statements.append, [id, fence, first, records, note ?? null]);
        if (added !== records.length)
          throw new SinkTrouble("the second holder has other records, or another process has the log there");
      };
      if (!anew) return await add();
      await query("BEGIN");
      await count(statements.cut, [id, first]);
      await count(statements.back, [id, fence, first]);
      await add();
      await query("COMMIT");
    },
    close: () => connection.close(),
  };
}

async function claimIn(connection: Connection, { id, origin, key }: LogName) {
  const ask = () => connection.query(statements.claim, [id, origin, key]);
  const { rows } = await ask().catch(async (error: unknown) => {
    if (!(error instanceof DatabaseTrouble && error.state === noTable)) throw error;
    await connection.query(recordsTables);
    return await ask();
  });
  return rows[0] ?? {};
}

/** Fails where a commit that is answered could be lost. */
async function durable({ query }: Connection): Promise<void> {
  for (const [setting, good] of [
    ["synchronous_commit", ["on", "remote_apply"]],
    ["fsync", ["on"]],
  ] as const) {
    const { rows } = await query(`SHOW ${setting}`);
    const value = String(rows[0]?.[setting]);
    if (!good.some((one) => one === value))
      throw new SinkTrouble(`the second holder could lose what it has answered: ${setting} is ${value}`);
  }
}

async function recordsIn({ query }: Connection, id: string, from: number, to: number): Promise<readonly Uint8Array[]> {
  const { rows } = await query(statements.read, [id, from, to]);
  return rows.flatMap(({ record }) => (record instanceof Uint8Array ? [record] : []));
}

/** A log that can be restored. */
export interface Restorable extends LogName {
  /** Records that it has; those that were acknowledged are below the size of the note. */
  readonly next: number;
  /** The signed checkpoint over what was acknowledged last; undefined where there is none yet. */
  readonly note: string | undefined;
}

/** The logs of which a database has records, and how they are read. */
export async function restorable(connection: Connection): Promise<{
  readonly logs: readonly Restorable[];
  readonly read: (id: string, from: number, to: number) => Promise<readonly Uint8Array[]>;
}> {
  const { rows } = await connection.query(statements.logs);
  const logs = rows.map(({ id, origin, key, next, note }) => ({
    ...{ id: String(id), origin: String(origin), key: String(key), next: Number(next) },
    note: note === null ? undefined : String(note),
  }));
  return { logs, read: (id, from, to) => recordsIn(connection, id, from, to) };
}
