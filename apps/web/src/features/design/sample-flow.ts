import { type FlowDefinition, flowDefinitionSchema, type LiveFlow, type LiveStep, type Problem } from "@millrace/flow";

/** A flow with something to see at every step. */
export const sampleDefinition: FlowDefinition = flowDefinitionSchema.parse({
  graph: {
    nodes: [
      { id: "step_1", name: "New order", command: "webhook:receive", position: { x: 0, y: 0 } },
      { id: "step_2", name: "Ready", command: "transform:jsonata", position: { x: 380, y: 0 } },
      { id: "step_3", name: "Starting", command: "code:run", position: { x: 0, y: 150 } },
      { id: "step_4", name: "Restarting", command: "http:request", position: { x: 380, y: 150 } },
      {
        id: "step_5",
        name: "Out of memory, a long name that is cut",
        command: "splitter:split",
        position: { x: 0, y: 300 },
      },
      { id: "step_6", name: "Paused", command: "log:write", position: { x: 380, y: 300 } },
      { id: "step_7", name: "With problems", command: "nobody:knows", position: { x: 0, y: 450 } },
      { id: "step_8", name: "Nearly full", command: "postgres:upsert", position: { x: 380, y: 450 } },
    ],
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_3", target: "step_4", config: { condition: "amount > 0" } },
      { source: "step_5", target: "step_6" },
      { source: "step_7", target: "step_8" },
    ],
  },
});

const ready = { id: "c", state: "running", restarts: 0 } as const;

function step(id: string, change: Partial<LiveStep> = {}): LiveStep {
  const quiet = { ready: 0, unacked: 0, rebounds: 0, quarantined: 0, in: 3412, out: 3400, errors: 0 };
  return { id, containers: [ready], ...quiet, inPerSecond: 0, outPerSecond: 0, bytes: 0, ...change };
}

export const sampleLive: LiveFlow = {
  flowId: "sample",
  workspaceId: "sample",
  at: 1,
  state: "running",
  since: 1,
  version: 3,
  limits: { messages: 1000, bytes: 1_000_000 },
  steps: [
    step("step_1", { in: 0 }),
    step("step_2", { ready: 12, unacked: 3, inPerSecond: 40, outPerSecond: 40 }),
    step("step_3", { containers: [{ id: "c", state: "starting", restarts: 0 }] }),
    step("step_4", { containers: [{ id: "c", state: "restarting", restarts: 2 }], ready: 640, errors: 7 }),
    step("step_5", {
      containers: [{ id: "c", state: "exited", restarts: 2, exitCode: 137, outOfMemory: true }],
      quarantined: 2,
    }),
    step("step_6", { isPaused: true, ready: 48, containers: [] }),
    step("step_7"),
    step("step_8", { ready: 930, unacked: 20, rebounds: 4 }),
  ],
};

export const sampleProblems: readonly Problem[] = [
  { code: "unknown_component", severity: "error", stepId: "step_7", message: "There is no component." },
  { code: "missing_field", severity: "error", stepId: "step_7", field: "a", message: "A is needed. Fill it in." },
  { code: "deprecated", severity: "warning", stepId: "step_6", message: "It is deprecated." },
];
