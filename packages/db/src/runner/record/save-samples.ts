import type { Database } from "../../database.ts";

/** Keeps the newest output of each step; `samples` names every step once. `body` is JSON text. */
export async function saveSamples(
  db: Pick<Database, "$executeRaw">,
  samples: readonly { flowId: string; stepId: string; body: string }[],
): Promise<void> {
  if (samples.length === 0) return;
  const rows = [...samples].sort((a, b) => (`${a.flowId}/${a.stepId}` < `${b.flowId}/${b.stepId}` ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO sample (flow_id, step_id, body, updated_at)
    SELECT row.flow_id, row.step_id, row.body::jsonb, now() FROM unnest(
      ${rows.map((row) => row.flowId)}::text[], ${rows.map((row) => row.stepId)}::text[],
      ${rows.map((row) => row.body)}::text[]
    ) AS row(flow_id, step_id, body)
    JOIN flow ON flow.id = row.flow_id
    ON CONFLICT (flow_id, step_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`;
}
