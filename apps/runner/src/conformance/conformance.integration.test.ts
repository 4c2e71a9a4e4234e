import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { conformanceTable, type Verdicts } from "./conformance-table.ts";
import { openConformanceBench } from "./open-conformance-bench.ts";
import type { ConformanceBench, Row } from "./row.ts";
import { objectRows } from "./rows/object-rows.ts";
import { platformRows } from "./rows/platform-rows.ts";
import { processRows } from "./rows/process-rows.ts";
import { trialRows } from "./rows/trial-rows.ts";
import { wireRows } from "./rows/wire-rows.ts";

/** Published sailors, unmodified, of three generations. */
const versions = ["2.6.24", "2.7.1", "2.7.8"] as const;
type Version = (typeof versions)[number];

const rows: Row[] = [...platformRows, ...wireRows, ...processRows, ...objectRows, ...trialRows];
const verdicts: Verdicts = new Map();
let platform: TestPlatform;
const benches = new Map<Version, Awaited<ReturnType<typeof openConformanceBench>>>();

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
  await Promise.all(
    versions.map(async (version) => benches.set(version, await openConformanceBench(platform, version))),
  );
}, 300_000);

afterAll(async () => {
  process.stdout.write(`${conformanceTable({ rows: [...rows, ...endRows], versions, verdicts })}\n`);
  for (const bench of benches.values()) await bench[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
}, 120_000);

/** What ends the flow, and so comes last. */
const endRows: Row[] = [
  {
    section: "2",
    row: "a stop lets the message in hand be finished, and leaves the next one",
    async check(bench) {
      const first = await bench.send({ do: "slow", ms: 1_500 });
      await waitFor(async () => (await unacknowledged(bench)) > 0, { what: "the message to be in hand" });
      await platform.wish(bench.flowId, "suspended");
      const [sent] = await bench.outputs(first);
      expect(sent?.message.body).toMatchObject({ slept: 1_500 });
      await platform.waitForState(bench.flowId, "suspended");
    },
  },
  {
    section: "2",
    row: "shutdown gets the state that startup left, which is then gone",
    async check(bench) {
      await platform.wish(bench.flowId, "inactive");
      await platform.waitForState(bench.flowId, "inactive", 90_000);
      expect(bench.hooks).toContainEqual({ hook: "shutdown", state: { subscription: 7 } });
      expect(await platform.db.hookState.count({ where: { flowId: bench.flowId } })).toBe(0);
    },
  },
];

async function unacknowledged({ flowId }: { flowId: string }): Promise<number> {
  return await platform.session.withChannel(async (channel) => {
    const { messageCount, consumerCount } = await channel.checkQueue(`flow-${flowId}:step_2:messages`);
    return messageCount === 0 && consumerCount > 0 ? 1 : 0;
  });
}

describe("published sailors", () => {
  // Side by side: most of the time each of them waits.
  test.each([...rows, ...endRows])("§$section $row", { timeout: 60_000 }, async (row) => {
    const results = await Promise.allSettled([...benches].map(([version, bench]) => hold(row, { version, bench })));
    for (const result of results) if (result.status === "rejected") throw result.reason;
  });
});

async function hold({ row, check }: Row, { version, bench }: { version: Version; bench: ConformanceBench }) {
  verdicts.set(`${version} ${row}`, false);
  try {
    await check(bench);
  } catch (error) {
    if (error instanceof Error) error.message = `sailor ${version}: ${error.message}`;
    throw error;
  }
  verdicts.set(`${version} ${row}`, true);
}
