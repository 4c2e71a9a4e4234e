import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { arrived, createStepHarness } from "./step/step-harness.ts";

test("a component in the sailor's style runs as a step: hooks, config, snapshot, late emits, errors", async () => {
  const harness = await createStepHarness();
  onTestFinished(() => harness[Symbol.asyncDispose]());
  harness.api.state.description = { config: { greeting: "hello" }, snapshot: { seen: 1 } };
  const flowId = await harness.createFlow();
  const [next, errors, snapshots] = await Promise.all([
    harness.gather(harness.next(flowId)),
    harness.gather(harness.collectors.errors),
    harness.gather(harness.collectors.snapshots),
  ]);
  const child = spawn(process.execPath, [fileURLToPath(new URL("./run-folder.ts", import.meta.url))], {
    cwd: fileURLToPath(new URL("./classic/fixtures/classic-component", import.meta.url)),
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ...harness.variables(flowId, { RABBITMQ_PREFETCH_SAILOR: "1" }),
    },
    stdio: "ignore",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await harness.send(flowId, { body: { n: 1, late: true } });
  await harness.send(flowId, { body: { fail: true } });
  const bodies = (await arrived(next, 3)).map(({ message }) => message.body);
  expect(bodies).toEqual([{ n: 1, greeting: "hello", seen: 1 }, {}, { late: true }]);
  expect((await arrived(snapshots, 1))[0]?.message).toMatchObject({ seen: 1 });
  expect((await arrived(errors, 1))[0]?.message.error).toMatchObject({ message: "as asked" });
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
