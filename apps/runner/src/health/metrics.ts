import { type Database, listBusyFlows } from "@millrace/db";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** What the operator can watch of this runner, in Prometheus' format. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "millrace_runner_" });
  const registers = [registry];
  return {
    registry,
    traces: new Counter({ name: "millrace_traces_recorded_total", help: "Messages seen in steps", registers }),
    reconciling: new Gauge({ name: "millrace_flows_reconciling", help: "Flows being looked at", registers }),
    flows: new Gauge({ name: "millrace_flows", help: "Flows that are up", labelNames: ["state"], registers }),
    sweeps: new Counter({ name: "millrace_sweeps_total", help: "Sweeps over all flows", registers }),
    polls: new Counter({ name: "millrace_polls_total", help: "Due schedules", labelNames: ["outcome"], registers }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

/** The answer to a scrape; what is counted in the database is read now. */
export async function renderMetrics(
  metrics: ReturnType<typeof createMetrics>,
  { db, reconciling }: { db: Database; reconciling: number },
): Promise<{ contentType: string; text: string }> {
  metrics.reconciling.set(reconciling);
  metrics.flows.reset();
  for (const { state } of await listBusyFlows(db)) metrics.flows.inc({ state });
  return { contentType: metrics.registry.contentType, text: await metrics.registry.metrics() };
}
