import { randomBytes } from "node:crypto";

const columnPitch = 368;
const rowPitch = 128;
const rowCount = 10;

const commands = [
  { command: "transform:jsonata", fields: { expression: '{ "id": id, "total": $sum(lines.(price * quantity)) }' } },
  { command: "filter:condition", fields: { condition: "total > 100", onFalse: "drop" } },
  { command: "code:run", fields: { code: "return { ...message, seen: true };" } },
  { command: "http:request", fields: { method: "POST", url: "https://api.example.com/orders" } },
] as const;

/** A flow file of that many steps: a webhook that feeds ten rows, with a connection across to the next row here and there. */
export function bigFlow(stepCount: number) {
  const ids = Array.from({ length: stepCount }, (_, index) => `step_${index + 1}`);
  const [first = "step_1", ...others] = ids;
  const trigger = { id: first, name: "Orders", command: "webhook:receive", fields: {}, position: { x: 0, y: 576 } };
  const steps = others.map((id, index) => ({
    id,
    name: `Work ${index + 1}`,
    ...commands[index % commands.length],
    position: { x: (Math.floor(index / rowCount) + 1) * columnPitch, y: (index % rowCount) * rowPitch },
  }));
  const before = (index: number) => others[index - rowCount] ?? first;
  const straight = others.map((target, index) => ({
    source: before(index),
    target,
    ...(index % 5 === 0 && { config: { condition: "total > 10" } }),
  }));
  const across = others.flatMap((target, index) =>
    index >= rowCount && index % 7 === 0 && index % rowCount > 0 ? [{ source: before(index - 1), target }] : [],
  );
  return {
    name: `Bench of ${stepCount} steps ${randomBytes(3).toString("hex")}`,
    type: "realtime",
    graph: { nodes: [trigger, ...steps], edges: [...straight, ...across] },
  };
}
