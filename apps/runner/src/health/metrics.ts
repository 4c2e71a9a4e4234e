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
    busyFlows: new Gauge({ name: "millrace_flows_busy", help: "Flows by state", labelNames: ["state"], registers }),
    sweeps: new Counter({
      name: "millrace_sweeps_total",
      help: "Sweeps over all flows",
      labelNames: ["outcome"],
      registers,
    }),
    polls: new Counter({ name: "millrace_polls_total", help: "Due schedules", labelNames: ["outcome"], registers }),
  };
}
