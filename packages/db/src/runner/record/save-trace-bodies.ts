import type { Database } from "../../database.ts";

/** Bodies of one message in one step; `at` is epoch milliseconds, bodies are JSON text. */
export interface TraceBodies {
  flowId: string;
  stepId: string;
  messageId: string;
  threadId: string;
  at: number;
  input: string | undefined;
  output: string | undefined;
}

const keptPerStep = 100;

/** Keeps bodies for those who look at an execution later; of each step the newest hundred. */
export async function saveTraceBodies(
  db: Pick<Database, "$executeRaw">,
  bodies: readonly TraceBodies[],
): Promise<void> {
  if (bodies.length === 0) return;
  const key = ({ flowId, stepId, messageId }: TraceBodies) => `${flowId}/${stepId}/${messageId}`;
  const rows = [...bodies].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO trace_sample (flow_id, step_id, message_id, thread_id, at, input, output)
    SELECT row.flow_id, row.step_id, row.message_id, row.thread_id, to_timestamp(row.at / 1000), row.input::jsonb,
      row.output::jsonb
    FROM unnest(
      ${rows.map((row) => row.flowId)}::text[], ${rows.map((row) => row.stepId)}::text[],
      ${rows.map((row) => row.messageId)}::text[], ${rows.map((row) => row.threadId)}::text[],
      ${rows.map((row) => row.at)}::float8[], ${rows.map((row) => row.input ?? null)}::text[],
      ${rows.map((row) => row.output ?? null)}::text[]
    ) AS row(flow_id, step_id, message_id, thread_id, at, input, output)
    JOIN flow ON flow.id = row.flow_id
    ON CONFLICT (flow_id, step_id, message_id) DO UPDATE SET at = excluded.at, input = excluded.input, output = excluded.output`;
  const places = [...new Map(rows.map((row) => [`${row.flowId}/${row.stepId}`, row])).values()];
  await db.$executeRaw`
    DELETE FROM trace_sample AS old USING (
      SELECT place.flow_id, place.step_id, (
        SELECT newest.at FROM trace_sample AS newest
        WHERE newest.flow_id = place.flow_id AND newest.step_id = place.step_id
        ORDER BY newest.at DESC OFFSET ${keptPerStep - 1}::int LIMIT 1
      ) AS oldest_kept
      FROM unnest(${places.map((row) => row.flowId)}::text[], ${places.map((row) => row.stepId)}::text[])
        AS place(flow_id, step_id)
    ) AS place
    WHERE old.flow_id = place.flow_id AND old.step_id = place.step_id AND old.at < place.oldest_kept`;
}
