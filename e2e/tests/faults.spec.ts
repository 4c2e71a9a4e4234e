import { expect, test } from "@playwright/test";
import { killContainer, stepContainers } from "../platform/facts.ts";
import { killProgram } from "../platform/kill-program.ts";
import { makeFlow } from "../platform/make-flow.ts";
import { millrace } from "../platform/millrace.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";

/** Sends 2 000 messages, calls `crash` in the midst of them, and expects every accepted one at the far end. */
async function loseNothing(name: string, crash: (flowId: string) => Promise<void>): Promise<void> {
  await using target = await openTargetServer();
  await using flow = await makeFlow({ name, targetUrl: target.url });
  const bodies = Array.from({ length: 2_000 }, (_, index) => ({ n: index }));
  let crashing: Promise<void> | undefined;
  const onAnswer = (count: number) => {
    if (count >= 700) crashing ??= crash(flow.id);
  };
  const { accepted } = await postAll(flow.webhookUrl, { bodies, parallel: 20, tryAgain: true, onAnswer });
  await crashing;
  expect(accepted).toHaveLength(2_000);
  const arrived = () => new Set(target.received.map(({ body }) => body.n)).size;
  await expect.poll(arrived, { timeout: 90_000, message: "every accepted message arrives" }).toBe(2_000);
  await expect.poll(async () => (await millrace("flow", "status", flow.id)).state, { timeout: 30_000 }).toBe("running");
}

test.describe("2 000 messages lose none of those answered 202 when", () => {
  test.beforeEach(() => test.setTimeout(240_000));

  for (const step of ["step_1", "step_2", "step_3"]) {
    test(`the container of ${step} is killed`, async () => {
      await loseNothing(`Killed ${step}`, async (flowId) => {
        const containers = await stepContainers(flowId);
        const victim = containers.find(({ Labels }) => Labels["millrace.step"] === step);
        await killContainer(victim?.Id ?? "");
        await expect.poll(() => restarts(flowId, step), { timeout: 30_000 }).toBeGreaterThan(0);
      });
    });
  }

  test("the runner is killed", async () => {
    await loseNothing("Killed runner", () => killProgram("runner"));
  });

  test("the gateway is killed", async () => {
    await loseNothing("Killed gateway", () => killProgram("gateway"));
  });
});

async function restarts(flowId: string, stepId: string): Promise<number> {
  const { steps } = await millrace("flow", "status", flowId);
  const step = steps.find(({ id }: { id: string }) => id === stepId);
  return Math.max(0, ...(step?.containers ?? []).map((container: { restarts: number }) => container.restarts));
}
