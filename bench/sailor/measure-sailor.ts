import { markdownTable } from "../markdown-table.ts";
import { type Measurement, measure, type Plan } from "../measure.ts";
import { median } from "../statistics.ts";
import { startTraffic } from "../traffic/start-traffic.ts";
import { orderMapCode, orderMapCommand, orderMapFolder } from "./order-step.ts";
import { pushComponent } from "./push-component.ts";
import { startStep } from "./start-step.ts";

const ours = "our runtime, 20 at once";
const single = "published sailor, one at a time";
const several = "published sailor, 20 at once";

/** One step three times: on our runtime, and on the published sailor as it is used and as it may be. Turn by turn. */
export async function measureSailor(plan: Plan): Promise<string> {
  await pushComponent(orderMapFolder);
  using traffic = await startTraffic();
  await using open = new AsyncDisposableStack();
  const { sinkPort } = traffic;
  const published = { command: orderMapCommand, fields: {} };
  const contenders = [
    await startStep(sinkPort, {
      name: ours,
      step: { command: "code:run", fields: { code: orderMapCode } },
      prefetch: 20,
    }),
    await startStep(sinkPort, { name: single, step: published, prefetch: 1 }),
    await startStep(sinkPort, { name: several, step: published, prefetch: 20 }),
  ].map((contender) => open.use(contender));
  return table(await measure(traffic, { contenders, plan }));
}

function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, perSecond, rates, p50Ms, p99Ms }) => [
    name,
    perSecond.toFixed(0),
    `${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}`,
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
  ]);
  const heads = ["", "msg/s end to end", "slowest–fastest", "p50 ms at 20/s", "p99 ms at 20/s"];
  const rates = (wanted: string) => measurements.find(({ name }) => name === wanted)?.rates ?? [];
  const lines = [single, several].map((name) => {
    const perRound = rates(name).map((rate, round) => rate / (rates(ours)[round] ?? Number.NaN));
    const each = perRound.map((ratio) => ratio.toFixed(2)).join(", ");
    return `- ${name} / our runtime: ${median(perRound).toFixed(2)} (rounds: ${each})`;
  });
  return [...markdownTable([heads, ...rows]), "", ...lines].join("\n");
}
