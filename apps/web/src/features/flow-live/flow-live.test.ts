import type { LiveContainer, LiveFlow, LiveStep } from "@millrace/flow";
import { shortSpan } from "@millrace/flow";
import { describe, expect, it } from "vitest";
import { fullestQueue } from "./fullest-queue.ts";
import { inSlices } from "./in-slices.ts";
import { createLiveStore, workingState } from "./live-store.ts";
import { mergeLive } from "./merge-live.ts";
import { edgeWidth, queueLimits, queueLoad } from "./queue-load.ts";
import { shortCount } from "./short-count.ts";
import { shortRate } from "./short-rate.ts";
import { healthText, restartCount, stepHealth } from "./step-health.ts";
import { whenVisible } from "./when-visible.ts";

const running: LiveContainer = { id: "a", state: "running", restarts: 0 };
const quiet: LiveStep = {
  id: "step_1",
  containers: [running],
  ready: 0,
  unacked: 0,
  rebounds: 0,
  quarantined: 0,
  in: 0,
  out: 0,
  errors: 0,
  inPerSecond: 0,
  outPerSecond: 0,
};
const withContainers = (...containers: LiveContainer[]): LiveStep => ({ ...quiet, containers });

describe("the health of a step", () => {
  it("is idle while the flow wants no containers", () => {
    expect(stepHealth(quiet, "inactive")).toBe("idle");
    expect(stepHealth(quiet, "sleeping")).toBe("idle");
  });

  it("is starting until every container is up", () => {
    expect(stepHealth(undefined, "starting")).toBe("starting");
    expect(stepHealth(undefined, "running")).toBe("idle"); // only the draft has it
    expect(stepHealth(withContainers(running, { ...running, state: "starting" }), "running")).toBe("starting");
    expect(stepHealth(withContainers(running), "running")).toBe("ready");
  });

  it("lets the worst container speak for all", () => {
    const dead: LiveContainer = { id: "b", state: "exited", restarts: 2, exitCode: 1 };
    expect(stepHealth(withContainers(running, dead), "running")).toBe("restarting");
    const starved: LiveContainer = { ...dead, outOfMemory: true };
    expect(stepHealth(withContainers(running, starved), "running")).toBe("out-of-memory");
    expect(restartCount(withContainers(running, dead))).toBe(2);
  });
});

describe("the words of a ring", () => {
  it("say how often the step came to grief", () => {
    expect(healthText(withContainers(running), "ready")).toBe("Ready");
    const healed: LiveContainer = { ...running, restarts: 2, memoryDeaths: 2 };
    expect(healthText(withContainers(healed), "ready")).toBe("Ready, 2× restarted, out of memory ×2 so far");
    const starved: LiveContainer = { ...healed, restarts: 1, state: "restarting", outOfMemory: true };
    expect(healthText(withContainers(starved), "out-of-memory")).toBe("Out of memory ×2, restarting, 1× restarted");
  });
});

describe("a hidden tab", () => {
  it("is handed nothing until it is shown, and then the newest picture alone", () => {
    const page = Object.assign(new EventTarget(), { hidden: false });
    const seen: number[] = [];
    const pictures = whenVisible<number>(page, (picture) => seen.push(picture));
    pictures.take(1);
    page.hidden = true;
    pictures.take(2);
    pictures.take(3);
    expect(seen).toEqual([1]);
    page.hidden = false;
    page.dispatchEvent(new Event("visibilitychange"));
    page.dispatchEvent(new Event("visibilitychange"));
    expect(seen).toEqual([1, 3]);
    pictures.close();
  });
});

describe("ages and rates", () => {
  it("are short on edges", () => {
    expect([-5, 4_999, 61_000, 3 * 3_600_000, 90 * 3_600_000].map(shortSpan)).toEqual([
      "0 s",
      "4 s",
      "1 min",
      "3 h",
      "3 d",
    ]);
    expect([0.44, 12.3, 3_456].map(shortRate)).toEqual(["0.4/s", "12/s", "3.4k/s"]);
  });
});

describe("a flow that drains", () => {
  const picture = { flowId: "f", workspaceId: "w", at: 0, state: "stopping", since: 0, steps: [] } as const;

  it("shows containers and queues until the drain is over", () => {
    const live = createLiveStore("running");
    live.getState().receive({ ...picture, steps: [], drainEndsAt: 1 });
    expect(workingState(live.getState())).toBe("running");
    live.getState().receive({ ...picture, steps: [] });
    expect(workingState(live.getState())).toBe("stopping");
  });
});

describe("the fullest queue", () => {
  const limits = { messages: 100, bytes: 1_000 };

  it("is the one that would reach one of its limits first", () => {
    const steps = [
      { ...quiet, id: "step_1", ready: 60 },
      { ...quiet, id: "step_2", ready: 5, bytes: 900 },
    ];
    expect(fullestQueue(steps, limits)).toMatchObject({ stepId: "step_2", nearer: "bytes", fraction: 0.9 });
  });

  it("is none while nothing waits", () => {
    expect(fullestQueue([quiet], limits)).toBeUndefined();
  });
});

describe("the load of a queue", () => {
  const limits = { messages: 100, bytes: 1000 };

  it("counts what waits, what is in work and what waits for a retry", () => {
    expect(queueLoad({ ready: 10, unacked: 2, rebounds: 3 }, limits)).toEqual({
      depth: 15,
      fraction: 0.15,
      nearer: "messages",
      level: "calm",
    });
  });

  it("looks at the limit that is nearer, messages or bytes", () => {
    expect(queueLoad({ ready: 10, unacked: 0, rebounds: 0, bytes: 700 }, limits)).toMatchObject({
      fraction: 0.7,
      nearer: "bytes",
      level: "warning",
    });
    expect(queueLoad({ ready: 80, unacked: 0, rebounds: 0, bytes: 700 }, limits).nearer).toBe("messages");
  });

  it("warns from 60 % and alarms from 85 %", () => {
    expect(queueLoad({ ready: 60, unacked: 0, rebounds: 0 }, limits).level).toBe("warning");
    expect(queueLoad({ ready: 85, unacked: 0, rebounds: 0 }, limits).level).toBe("critical");
    expect(queueLoad({ ready: 900, unacked: 0, rebounds: 0 }, limits).fraction).toBe(1);
  });

  it("takes the limits of the picture, else those of the version, else everybody's", () => {
    expect(queueLimits({ limits }, { messages: 5 })).toBe(limits);
    expect(queueLimits(undefined, { messages: 5, megabytes: 1 })).toEqual({ messages: 5, bytes: 1_048_576 });
    expect(queueLimits(undefined, undefined)).toEqual({ messages: 75_000, bytes: 209_715_200 });
  });

  it("widens an edge with the logarithm of its rate", () => {
    expect(edgeWidth(0)).toBe(1.5);
    expect(edgeWidth(9)).toBe(3);
    expect(edgeWidth(1e9)).toBe(6);
  });
});

describe("the live picture", () => {
  const picture = (at: number, steps: LiveStep[]): LiveFlow => ({
    flowId: "f",
    workspaceId: "w",
    at,
    state: "running",
    since: 0,
    steps,
  });

  it("keeps the objects of steps that did not change", () => {
    const before = picture(1, [quiet, { ...quiet, id: "step_2" }]);
    const merged = mergeLive(before, picture(2, [{ ...quiet }, { ...quiet, id: "step_2", in: 1 }]));
    expect(merged.steps[0]).toBe(before.steps[0]);
    expect(merged.steps[1]?.in).toBe(1);
  });

  it("ignores a picture older than the one shown", () => {
    const newer = picture(5, [quiet]);
    expect(mergeLive(newer, picture(3, []))).toBe(newer);
  });
});

describe("counts", () => {
  it("are short on cards", () => {
    expect([0, 999, 1000, 1250, 34_999, 1_200_000].map(shortCount)).toEqual(["0", "999", "1k", "1.2k", "34k", "1.2M"]);
  });
});

describe("a picture of many changed steps", () => {
  const picture = (at: number, messages: number): LiveFlow => ({
    flowId: "f",
    workspaceId: "w",
    at,
    state: "running",
    since: 0,
    steps: Array.from({ length: 40 }, (_, index) => ({ ...quiet, id: `step_${index}`, in: messages })),
  });

  it("arrives by a few steps a frame, and a newer one takes its place", () => {
    const live = createLiveStore("running");
    const due: (() => void)[] = [];
    const slices = inSlices(live, { request: (draw) => due.push(draw), cancel: () => {} });
    const arrived = (messages: number) => live.getState().flow?.steps.filter((step) => step.in === messages).length;
    slices.take(picture(1, 0));
    expect(arrived(0)).toBe(40);
    slices.take(picture(2, 1));
    expect(arrived(1)).toBe(16);
    slices.take(picture(3, 2));
    while (due.length > 0) due.shift()?.();
    expect(arrived(2)).toBe(40);
    slices.take(picture(2, 1));
    expect(arrived(2)).toBe(40);
    expect(due).toHaveLength(0);
  });
});
