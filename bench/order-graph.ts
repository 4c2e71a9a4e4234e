import { orderMapping } from "./traffic/order.ts";

/** Webhook → transform → http, to a server on this machine. */
export function orderGraph(targetPort: number) {
  const url = `http://host.docker.internal:${targetPort}/`;
  return {
    nodes: [
      { id: "step_1", name: "Order", command: "webhook:receive", fields: {} },
      { id: "step_2", name: "Map", command: "transform:jsonata", fields: { expression: orderMapping } },
      { id: "step_3", name: "Send", command: "http:request", fields: { method: "POST", url } },
    ],
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_2", target: "step_3" },
    ],
  };
}
