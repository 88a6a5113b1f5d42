import type { Connection } from "../postgres/connect.ts";
import { DatabaseTrouble } from "../postgres/connect.ts";
import type { Anchor } from "./anchor.ts";
import { anchorName, parseAnchorName } from "./anchor.ts";

/** A row for each checkpoint, which nobody changes: neither an owner by mistake, nor a role that may only add. */
export const checkpointsTable = `CREATE TABLE IF NOT EXISTS bubu_audit_checkpoints (
  origin text NOT NULL,
  size bigint NOT NULL,
  note bytea NOT NULL,
  stored timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (origin, size)
);
CREATE OR REPLACE FUNCTION bubu_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'checkpoints are only added'; END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bubu_audit_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION bubu_audit_append_only();`;

export const statements = {
  keep: "INSERT INTO bubu_audit_checkpoints (origin, size, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
  read: "SELECT note FROM bubu_audit_checkpoints WHERE origin = $1 AND size = $2",
  names:
    "SELECT origin, size FROM bubu_audit_checkpoints WHERE (origin, size) > ($1, $2) ORDER BY origin, size LIMIT 1000",
} as const;

/** No such table. */
const noTable = "42P01";

/** A table of checkpoints, made where it is missing and the role may. `open` connects; a connection that failed is not used again. */
export function postgresAnchor(open: () => Promise<Connection>): Anchor {
  let connected: Connection | undefined;
  const ask = async (text: string, values: readonly (string | number | Uint8Array)[]) => {
    connected ??= await open();
    const connection = connected;
    try {
      try {
        return await connection.query(text, values);
      } catch (error) {
        if (!(error instanceof DatabaseTrouble && error.state === noTable)) throw error;
        await connection.query(checkpointsTable);
        return await connection.query(text, values);
      }
    } catch (error) {
      if (connected === connection) connected = undefined;
      await connection.close();
      throw error;
    }
  };
  const read = async (origin: string, size: number): Promise<Uint8Array | undefined> => {
    const { rows } = await ask(statements.read, [origin, size]);
    const note = rows[0]?.["note"];
    return note instanceof Uint8Array ? note : undefined;
  };
  return {
    keep: async (name, note) => {
      const { origin, size } = needed(name);
      const { count } = await ask(statements.keep, [origin, size, note]);
      const bytes = count > 0 ? undefined : await read(origin, size);
      return bytes ? { state: "there", bytes } : { state: "kept" };
    },
    names: async function* () {
      for (let [origin, size] = ["", -1]; ; ) {
        const { rows } = await ask(statements.names, [origin, size]);
        for (const row of rows) {
          [origin, size] = [String(row["origin"]), Number(row["size"])];
          yield anchorName(origin, size);
        }
        if (rows.length === 0) return;
      }
    },
    read: async (name) => {
      const { origin, size } = needed(name);
      return await read(origin, size);
    },
    close: async () => {
      await connected?.close();
      connected = undefined;
    },
  };
}

function needed(name: string) {
  const parsed = parseAnchorName(name);
  if (parsed === undefined) throw new Error("the name of a checkpoint is its log and its size");
  return parsed;
}
