import { expect, test } from "@playwright/test";
import { killContainer, stepContainers } from "../platform/facts.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";

/** Runner, gateway and services are killed in the chaos run; here each step's container, as a person sees it in the flow's status. */
test("2 000 messages lose none of those answered 202 when the container of each step is killed", async () => {
  test.setTimeout(240_000);
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name: "Killed steps", targetUrl: target.url });
  const bodies = Array.from({ length: 2_000 }, (_, index) => ({ n: index }));
  const steps = ["step_1", "step_2", "step_3"];
  const kills: Promise<void>[] = [];
  const onAnswer = (count: number) => {
    const step = steps[kills.length];
    if (step !== undefined && count >= 500 * (kills.length + 1)) kills.push(kill(flow.id, step));
  };
  const { accepted } = await postAll(flow.webhookUrl, { bodies, parallel: 20, tryAgain: true, onAnswer });
  await Promise.all(kills);
  expect(kills).toHaveLength(steps.length);
  expect(accepted).toHaveLength(2_000);
  const arrived = () => new Set(target.received.map(({ body }) => body.n)).size;
  await expect.poll(arrived, { timeout: 90_000, message: "every accepted message arrives" }).toBe(2_000);
  await expect.poll(async () => (await millrace("flow", "status", flow.id)).state, { timeout: 30_000 }).toBe("running");
});

async function kill(flowId: string, step: string): Promise<void> {
  const containers = await stepContainers(flowId);
  const victim = containers.find(({ Labels }) => Labels["millrace.step"] === step);
  await killContainer(victim?.Id ?? "");
  await expect.poll(() => restarts(flowId, step), { timeout: 30_000 }).toBeGreaterThan(0);
}

async function restarts(flowId: string, stepId: string): Promise<number> {
  const { steps } = await millrace("flow", "status", flowId);
  const step = steps.find(({ id }: { id: string }) => id === stepId);
  return Math.max(0, ...(step?.containers ?? []).map((container: { restarts: number }) => container.restarts));
}
