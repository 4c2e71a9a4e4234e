import type { FlowDefinition } from "@millrace/flow";

/** A chain `step_1 → step_2 → step_3` in a row, for the tests beside this file. */
export function chainOfThree(): FlowDefinition {
  return {
    type: "ordinary",
    graph: {
      nodes: [
        { id: "step_1", name: "Receive", command: "webhook:receive", fields: {}, position: { x: 0, y: 0 } },
        { id: "step_2", name: "Shape", command: "transform:jsonata", fields: {}, position: { x: 368, y: 0 } },
        { id: "step_3", name: "Send", command: "http:request", fields: {}, position: { x: 736, y: 0 } },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        {
          source: "step_2",
          target: "step_3",
          config: { condition: "amount > 0", mapper_type: "jsonata", mapper: { body: "$" } },
        },
      ],
    },
  };
}
