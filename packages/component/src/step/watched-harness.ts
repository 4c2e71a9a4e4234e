import { queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { type Component, defineComponent, defineFunction, type Step } from "../component.ts";
import { createStepHarness, type Gathered } from "./step-harness.ts";

export type WatchedHarness = Awaited<ReturnType<typeof createWatchedHarness>>;

/** A harness that gathers whatever step_2 reports beside its messages. */
export async function createWatchedHarness() {
  const harness = await createStepHarness();
  const { collectors } = harness;
  const errors = await harness.gather(collectors.errors);
  const snapshots = await harness.gather(collectors.snapshots);
  const traces = await harness.gather(collectors.traces);
  return {
    ...harness,
    errors,
    snapshots,
    /** Before each test: what the last one said, and what it made the step API answer. */
    forget(): void {
      harness.api.state.description = {};
      for (const list of [errors, snapshots, traces]) list.length = 0;
    },
    traceRecords: (flowId: string) =>
      traces
        .filter(({ message }) => message.flowId === flowId)
        .flatMap(({ message }) => message.records as Record<string, unknown>[]),
    /** Of this flow alone: another test's last error may still be on its way. */
    errorsOf: (flowId: string): Promise<Gathered[]> =>
      waitFor(
        () => {
          const found = errors.filter(({ headers }) => headers.taskId === flowId);
          return found.length > 0 && found;
        },
        { what: "an error" },
      ),
    emptied: (flowId: string) =>
      waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 0, {
        what: "an empty queue",
      }),
  };
}

type Process = (step: Step, message: { body: unknown }) => Promise<{ body: unknown } | undefined>;

/** A component with the one function that step_2 runs. */
export function component(process: Process, extra: Partial<Component> = {}): Component {
  return defineComponent({
    descriptor: { title: "Test", actions: { act: { title: "Act", main: "act" } } },
    functions: { act: defineFunction({ process }) },
    ...extra,
  });
}

export const echo = component(async (_step, message) => ({ body: message.body }));
