import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Contender } from "./contenders/contender.ts";
import { startBare } from "./contenders/start-bare.ts";
import { startMillrace } from "./contenders/start-millrace.ts";
import { startNodeRed } from "./contenders/start-node-red.ts";
import { measureEditor } from "./editor/measure-editor.ts";
import { reportEditor } from "./editor/report-editor.ts";
import type { Plan } from "./measure.ts";
import { measure } from "./measure.ts";
import { report } from "./report.ts";
import { measureSailor } from "./sailor/measure-sailor.ts";
import { startTraffic } from "./traffic/start-traffic.ts";
import { measureWakes } from "./wake/measure-wakes.ts";
import { reportWakes } from "./wake/report-wakes.ts";
import { writeEditor, writeSailor, writeThroughput, writeWakes } from "./write-document.ts";

const help = `npm run bench [-- options]

Does the same job with hand-written processes, with Millrace and with Node-RED, side by side: an HTTP POST comes in, is mapped,
goes out as an HTTP POST. Then puts a flow to sleep and wakes it, beside three bare containers; and opens, pans, zooms and drags
flows of 200 and 500 steps in Chromium, beside the same graphs as bare nodes. Millrace must be running here (npm run up).

  --rounds N      turns of each (3)          --only NAMES  of bare, millrace, node-red, wake, editor, with commas between
  --messages N    per turn (10000)           --write       put the tables into docs/benchmarks.md
  --wakes N       of the sleeping flow (12)         --sailor      instead: a published component beside the same step of ours
  --visits N      of the editor (3)

The editor is opened as MILLRACE_BENCH_EMAIL with MILLRACE_BENCH_PASSWORD.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    messages: { type: "string", default: "10000" },
    wakes: { type: "string", default: "12" },
    visits: { type: "string", default: "3" },
    only: { type: "string", default: "bare,millrace,node-red,wake,editor" },
    sailor: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(help);
  if (values.sailor) return await benchSailor();
  const wanted = values.only.split(",");
  if (wanted.some((name) => name !== "wake" && name !== "editor")) await benchThroughput(wanted);
  if (wanted.includes("wake")) await benchWakes(Number(values.wakes));
  if (wanted.includes("editor")) await benchEditor(Number(values.visits));
}

const plan: Plan = {
  rounds: Number(values.rounds),
  messages: Number(values.messages),
  connections: 50,
  latencyMessages: 120,
  latencyPerSecond: 20,
};

async function benchSailor(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const table = await measureSailor(plan);
  console.log(table);
  if (values.write) writeSailor({ table, plan, loadBefore });
}

async function benchThroughput(wanted: readonly string[]): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  using traffic = await startTraffic();
  await using open = new AsyncDisposableStack();
  const { sinkPort } = traffic;
  const contenders: Contender[] = [];
  if (wanted.includes("bare")) contenders.push(open.use(await startBare({ sinkPort })));
  const millrace = wanted.includes("millrace") ? open.use(await startMillrace({ sinkPort })) : undefined;
  if (millrace) contenders.push(millrace);
  if (wanted.includes("node-red")) contenders.push(open.use(await startNodeRed({ sinkPort })));
  const measurements = await measure(traffic, { contenders, plan });
  const table = report({
    measurements,
    startMs: millrace?.startMs ?? [],
    idleMemory: millrace?.idleMemory ?? [],
  });
  console.log(table);
  if (values.write) writeThroughput({ table, plan, loadBefore });
}

async function benchWakes(count: number): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const table = reportWakes(await measureWakes(count));
  console.log(table);
  if (values.write) writeWakes({ table, count, loadBefore });
}

async function benchEditor(visits: number): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const table = reportEditor(await measureEditor(visits));
  console.log(table);
  if (values.write) writeEditor({ table, visits, loadBefore });
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
