import type { Route } from "../ledger/ledger.ts";

/** Where the flows' messages end, as step containers reach it. */
export interface World {
  targetUrl: string;
  /** Name of the credential of the database with the tables. */
  credential: string;
}

export interface ChaosFlow extends Route {
  /** Of all messages. */
  share: number;
  /** What is applied; its name is the route's. */
  file(world: World): object;
}

/** A rebound comes back soon, so that a run does not wait for it at its end. */
const rebound = { rebound: { initialSeconds: 2, limit: 20 } };

/** The three flows of a run: a line, a fork with a step that fails now and then, and one that polls a table. */
export const chaosFlows: readonly ChaosFlow[] = [
  {
    name: "webhook to http",
    endings: ["line"],
    share: 0.4,
    file: ({ targetUrl }) => ({
      type: "realtime",
      graph: {
        nodes: [
          webhook,
          { id: "step_2", name: "Map", command: "transform:jsonata", fields: { expression: '{"id": id}' } },
          post("step_3", `${targetUrl}line`),
        ],
        edges: [edge("step_1", "step_2"), edge("step_2", "step_3")],
      },
      nodes_config: { step_3: rebound },
    }),
  },
  {
    name: "fork with a failing step",
    endings: ["left", "right"],
    share: 0.35,
    file: ({ targetUrl }) => ({
      type: "ordinary",
      graph: {
        nodes: [webhook, post("step_2", `${targetUrl}left`), post("step_3", `${targetUrl}right`)],
        edges: [edge("step_1", "step_2"), edge("step_1", "step_3")],
      },
      nodes_config: { step_2: rebound, step_3: rebound },
    }),
  },
  {
    name: "table to table",
    endings: ["table"],
    share: 0.25,
    file: ({ credential }) => ({
      type: "ordinary",
      cron: "* * * * *",
      graph: {
        nodes: [
          {
            id: "step_1",
            name: "New rows",
            command: "postgres:poll",
            credential,
            fields: { table: "source", idColumn: "number", batchSize: "50" },
          },
          { id: "step_2", name: "Rename", command: "code:run", fields: { code: "return { id: body.id };" } },
          {
            id: "step_3",
            name: "Write",
            command: "postgres:upsert",
            credential,
            fields: { table: "target", keyColumns: ["id"] },
          },
        ],
        edges: [edge("step_1", "step_2"), edge("step_2", "step_3")],
      },
      nodes_config: { step_3: rebound },
    }),
  },
];

const webhook = { id: "step_1", name: "Receive", command: "webhook:receive", fields: { auth: { type: "NO_AUTH" } } };

function post(id: string, url: string) {
  return { id, name: `Send ${id}`, command: "http:request", fields: { method: "POST", url } };
}

function edge(source: string, target: string) {
  return { source, target };
}
