import { z } from "zod";

/**
 * A flow as elastic.io exports it (component contract §8.7, §8.8, §8.11). Loose where its editions differ: what is not understood is
 * reported, and must not keep the rest from being taken.
 */
const nodeSchema = z.looseObject({
  id: z.string().min(1),
  command: z.string().optional(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  credentials_id: z.unknown().optional(),
  secret_id: z.unknown().optional(),
  selected_data_samples: z.unknown().optional(),
  vpn_agent_id: z.unknown().optional(),
  position: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
});

const edgeSchema = z.looseObject({
  source: z.string(),
  target: z.string(),
  config: z
    .looseObject({
      mapper_type: z.string().nullish(),
      mapper: z.unknown().optional(),
      condition: z.string().nullish().catch(undefined),
    })
    .nullish(),
});

export const elasticioFlowSchema = z.looseObject({
  name: z.string().nullish(),
  description: z.string().nullish(),
  type: z.string().nullish(),
  cron: z.string().nullish(),
  graph: z.object({ nodes: z.array(nodeSchema), edges: z.array(edgeSchema).default([]) }),
  nodes_config: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
});

export type ElasticioFlow = z.infer<typeof elasticioFlowSchema>;
export type ElasticioNode = ElasticioFlow["graph"]["nodes"][number];
export type ElasticioEdge = ElasticioFlow["graph"]["edges"][number];
