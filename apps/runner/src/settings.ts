import type { Env } from "./env.ts";
import type { Settings } from "./runner.ts";

/** How step containers call the machine they run on. */
const hostForSteps = "host.docker.internal";

export function settingsFrom(env: Env): Settings {
  return {
    prefix: env.MILLRACE_PREFIX,
    queueType: env.MILLRACE_QUEUE_TYPE,
    network: `${env.MILLRACE_PREFIX}-steps`,
    spareRooms: env.MILLRACE_SPARE_ROOMS,
    roomImage: env.MILLRACE_ROOM_IMAGE,
    amqpUrlForSteps: env.MILLRACE_AMQP_URL_FOR_STEPS ?? withHost(env.AMQP_URL, hostForSteps),
    stepApiUrlForSteps: env.MILLRACE_STEP_API_URL_FOR_STEPS ?? `http://${hostForSteps}:${env.MILLRACE_STEP_API_PORT}`,
    gatewayPublicUrl: env.MILLRACE_GATEWAY_PUBLIC_URL.replace(/\/$/, ""),
    traceRetentionDays: env.MILLRACE_TRACE_RETENTION_DAYS,
  };
}

function withHost(url: string, host: string): string {
  const changed = new URL(url);
  changed.hostname = host;
  return changed.toString();
}
