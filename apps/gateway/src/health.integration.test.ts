import { createTestProxy, type TestProxy, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startTestGateway, type TestGateway } from "./testing/start-test-gateway.ts";

let gateway: TestGateway;
const proxies = new Map<string, TestProxy>();

beforeAll(async () => {
  gateway = await startTestGateway({
    divert: async (url) => {
      const proxy = await createTestProxy({ url });
      proxies.set(new URL(url).protocol, proxy);
      return proxy.url;
    },
  });
});

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
  for (const proxy of proxies.values()) await proxy[Symbol.asyncDispose]();
});

const healthSchema = z.object({ ok: z.boolean(), checks: z.record(z.string(), z.string()) });

async function askHealth() {
  const response = await fetch(`${gateway.url}/health`, { signal: AbortSignal.timeout(10_000) });
  return { status: response.status, ...healthSchema.parse(await response.json()) };
}

async function becomesHealthy(): Promise<void> {
  const isHealthy = async () => {
    const { status, checks } = await askHealth();
    if (status !== 200) throw new Error(JSON.stringify(checks));
    return true;
  };
  await waitFor(isHealthy, { what: "the gateway to be healthy", timeoutMs: 40_000 });
}

test.each([
  { protocol: "amqp:", check: "broker" },
  { protocol: "postgresql:", check: "database" },
  { protocol: "redis:", check: "flowChanges" },
])(
  "a connection that is half open fails the check $check and no other",
  { timeout: 90_000 },
  async ({ protocol, check }) => {
    const proxy = proxies.get(protocol);
    if (!proxy) throw new Error(`There is no proxy for ${protocol}`);
    await becomesHealthy();
    proxy.freeze();
    const failed = await waitFor(
      async () => {
        const { status, ok, checks } = await askHealth();
        return status === 503 && !ok && checks[check] !== "ok" && checks;
      },
      { what: `health to fail at ${check}`, timeoutMs: 15_000 },
    );
    expect(failed[check]).toMatch(/^(failed|no answer within \d+ ms)$/);
    expect(Object.entries(failed).filter(([name, outcome]) => name !== check && outcome !== "ok")).toEqual([]);
    proxy.thaw();
    await becomesHealthy();
  },
);
