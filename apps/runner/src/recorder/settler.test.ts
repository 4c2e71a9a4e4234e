import type { QueueFacts } from "@millrace/broker";
import { describe, expect, test } from "vitest";
import { Settler } from "./settler.ts";

function queue(kind: string, ready: number): QueueFacts {
  const counts = { unacked: 0, consumers: 1, messageBytes: 0, published: 0, delivered: 0, acknowledged: 0 };
  return { name: `flow-f1:step_1:${kind}`, type: "quorum", ready, ...counts };
}

function watch() {
  const settled: unknown[] = [];
  const settler = new Settler(async (settlement) => settled.push(settlement));
  const look = (atSeconds: number, queues: QueueFacts[], flowIds = ["f1"]) =>
    settler.look({ flowIds, queues, now: atSeconds * 1000 });
  return { settled, look };
}

describe("executions are settled", () => {
  test("once, when nothing has been in the flow's queues for ten seconds", async () => {
    const { settled, look } = watch();
    await look(0, [queue("messages", 3)]);
    await look(1, [queue("messages", 0), queue("quarantine", 1)]);
    await look(10, [queue("messages", 0)]);
    expect(settled).toEqual([]);
    await look(11, [queue("messages", 0)]);
    await look(12, [queue("messages", 0)]);
    expect(settled).toEqual([{ flowId: "f1", before: 1000, isFailed: false }]);
  });

  test("not while a message waits for its retry", async () => {
    const { settled, look } = watch();
    await look(0, []);
    await look(5, [queue("rebounds", 1)]);
    await look(11, []);
    expect(settled).toEqual([]);
  });

  test("as failed, when the flow stopped with messages in its queues", async () => {
    const { settled, look } = watch();
    await look(0, [queue("messages", 3)]);
    await look(1, [], []);
    await look(11, [], []);
    expect(settled).toEqual([{ flowId: "f1", before: 1000, isFailed: true }]);
  });
});
