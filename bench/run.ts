import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Contender } from "./contenders/contender.ts";
import { startBare } from "./contenders/start-bare.ts";
import { startMillrace } from "./contenders/start-millrace.ts";
import { startNodeRed } from "./contenders/start-node-red.ts";
import type { Plan } from "./measure.ts";
import { measure } from "./measure.ts";
import { report } from "./report.ts";
import { startTraffic } from "./traffic/start-traffic.ts";
import { writeDocument } from "./write-document.ts";

const help = `npm run bench [-- options]

Does the same job with hand-written processes, with Millrace and with Node-RED, side by side: an HTTP POST comes in, is mapped,
goes out as an HTTP POST. Millrace must be running here (npm run up).

  --rounds N      turns of each (3)          --only NAMES  of bare, millrace, node-red, with commas between
  --messages N    per turn (10000)           --write       put the table into docs/benchmarks.md
`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    messages: { type: "string", default: "10000" },
    only: { type: "string", default: "bare,millrace,node-red" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(help);
  const plan: Plan = {
    rounds: Number(values.rounds),
    messages: Number(values.messages),
    connections: 50,
    latencyMessages: 120,
    latencyPerSecond: 20,
  };
  const loadBefore = loadavg()[0] ?? 0;
  using traffic = await startTraffic();
  await using open = new AsyncDisposableStack();
  const { sinkPort } = traffic;
  const wanted = values.only.split(",");
  const contenders: Contender[] = [];
  if (wanted.includes("bare")) contenders.push(open.use(await startBare({ sinkPort })));
  const millrace = wanted.includes("millrace") ? open.use(await startMillrace({ sinkPort })) : undefined;
  if (millrace) contenders.push(millrace);
  if (wanted.includes("node-red")) contenders.push(open.use(await startNodeRed({ sinkPort })));
  const measurements = await measure(traffic, { contenders, plan });
  const text = report({
    measurements,
    startMs: millrace?.startMs ?? [],
    idleMemory: millrace?.idleMemory ?? [],
  });
  console.log(text);
  if (values.write) writeDocument({ table: text, plan, loadBefore });
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
