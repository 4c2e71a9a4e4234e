import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface GatewayMetrics {
  answered(answer: { status: number; seconds: number }): void;
  /** Prometheus text. */
  read(): Promise<string>;
}

export function createMetrics({ waitingCount }: { waitingCount: () => number }): GatewayMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "millrace_gateway_requests_total",
    help: "Webhook requests by the status they were answered with (499: the caller hung up).",
    labelNames: ["status"],
    registers: [registry],
  });
  const duration = new Histogram({
    name: "millrace_gateway_request_seconds",
    help: "From a request's headers to its answer, the broker's confirm included.",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 180],
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: "millrace_gateway_waiting_replies",
      help: "Callers that wait for a flow's reply.",
      registers: [],
      collect() {
        this.set(waitingCount());
      },
    }),
  );
  return {
    answered({ status, seconds }) {
      requests.inc({ status });
      duration.observe(seconds);
    },
    read: () => registry.metrics(),
  };
}
