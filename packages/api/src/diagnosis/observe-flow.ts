import {
  type CredentialRow,
  countErrors,
  getDraft,
  getVersion,
  listCredentials,
  listExecutions,
  listFrequentErrors,
  loadCatalogue,
  type WorkspaceId,
} from "@millrace/db";
import { defaultCron, type FlowDefinition } from "@millrace/flow";
import { nextTick } from "@millrace/jobs";
import { findTrigger } from "../flow/find-trigger.ts";
import { webhookUrl } from "../flow/webhook-url.ts";
import { readLiveFlow } from "../live/read-live-flow.ts";
import { askRunner } from "../runner/ask-runner.ts";
import type { ApiServices } from "../services.ts";
import type { CredentialFacts, FlowFacts, FrequentError, HostFacts } from "./flow-facts.ts";

type Services = Pick<ApiServices, "db" | "jobs" | "redisPlace" | "publicUrls">;

interface FlowKey {
  workspaceId: WorkspaceId;
  flowId: string;
}

const hourMs = 3_600_000;
const shownErrors = 3;
/** The runner tries every service within three seconds. */
const hostAnswersWithinMs = 6_000;

/** Gathers what a diagnosis is made of. What cannot be asked is left unknown rather than waited for. Throws `not_found`. */
export async function observeFlow(services: Services, key: FlowKey): Promise<FlowFacts> {
  const { db, publicUrls } = services;
  const now = Date.now();
  const [{ row, picture }, published] = await Promise.all([readLiveFlow(services, key), getVersion(db, key)]);
  const definition = published?.definition ?? (await getDraft(db, key)).definition;
  const lastHour = { ...key, from: new Date(now - hourMs) };
  const [catalogue, credentials, [newest], counts, frequent, host] = await Promise.all([
    loadCatalogue(db, key),
    listCredentials(db, key),
    listExecutions(db, { ...key, limit: 1 }),
    countErrors(db, lastHour),
    listFrequentErrors(db, { ...lastHour, limit: shownErrors }),
    askHost(services),
  ]);
  const names = new Map(definition.graph.nodes.map(({ id, name }) => [id, name ?? id]));
  const nameOf = (stepId: string) => names.get(stepId) ?? stepId;
  const trigger = findTrigger(definition, catalogue);
  return {
    now,
    state: row.state,
    since: row.stateSince.getTime(),
    reason: picture.reason,
    desired: row.desired,
    isPublished: published !== undefined,
    retentionEndsAt: picture.retentionEndsAt,
    drainEndsAt: picture.drainEndsAt,
    trigger: trigger && {
      kind: trigger.kind,
      nextTickAt: trigger.kind === "polling" ? tickAfter(definition, now) : undefined,
      webhookUrl: webhookUrl(publicUrls, { flowId: row.id, trigger }),
    },
    lastMessageAt: newest?.startedAt.getTime(),
    isSeen: picture.steps.some(({ consumers }) => consumers !== undefined),
    steps: picture.steps.map((step) => ({ ...step, name: nameOf(step.id) })),
    limits: picture.limits,
    credentials: credentialsOf(definition, { credentials, nameOf }),
    errors: {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      frequent: frequent.map((error): FrequentError => ({ ...error, stepName: nameOf(error.stepId) })),
    },
    host,
  };
}

function credentialsOf(
  { graph }: FlowDefinition,
  { credentials, nameOf }: { credentials: readonly CredentialRow[]; nameOf: (stepId: string) => string },
): CredentialFacts[] {
  return credentials.flatMap(({ id, name, verified, reason }) => {
    const users = graph.nodes.filter((node) => node.credential === id);
    return users.length > 0 ? [{ id, name, verified, reason, steps: users.map((node) => nameOf(node.id)) }] : [];
  });
}

function tickAfter({ cron = defaultCron, timezone = "UTC" }: FlowDefinition, now: number): number | undefined {
  try {
    return nextTick({ cron, timezone }, now);
  } catch {
    return undefined; // a schedule that does not read is a finding, not a failure
  }
}

/** Undefined when the runner is away: that is what there is to tell. */
async function askHost(services: Pick<ApiServices, "jobs">): Promise<HostFacts | undefined> {
  try {
    return await askRunner(services, { name: "host", payload: {}, timeoutMs: hostAnswersWithinMs });
  } catch {
    return undefined;
  }
}
