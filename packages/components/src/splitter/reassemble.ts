import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { addItem, bytesOf, findGroup, finishGroup, type Groups, hasItem, isFinished, itemsOf } from "./groups.ts";

interface Config {
  groupId?: string;
  groupSize?: string | number;
  itemId?: string;
  value?: string;
  timeoutSeconds?: string | number;
  onTimeout?: "emit" | "error";
}

const largestSnapshotBytes = 5_000_000;

/**
 * Groups are kept in the step's snapshot, and each one's time in the broker: its first message asks to come back when the time is
 * over. Both outlive the process. What is emitted twice after a crash at the wrong moment carries the same group.
 */
export const reassemble = defineFunction<Config>({
  async init(config) {
    for (const [label, source] of expressions(config)) if (source) checkExpression(source, label);
    readTimeoutMs(config.timeoutSeconds);
  },
  process: (step, message) => inTurn(() => collect(step, message)),
});

let last: Promise<unknown> = Promise.resolve();

/** Two messages at once would both see a group lack one, or both see it complete. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

async function collect(step: Step<Config>, message: Message): Promise<void> {
  const groupId = await readGroupId(step, message);
  const itemId = await readItemId(step, message);
  const groups = asGroups(step.snapshot);
  if (isFinished(groups, groupId)) {
    step.log.debug({ groupId }, "the group of this message is complete already");
    return;
  }
  const timeoutMs = readTimeoutMs(step.config.timeoutSeconds);
  const known = findGroup(groups, groupId);
  const now = Date.now();
  const isOver = known !== undefined && now - known.since >= timeoutMs;
  if (!(isOver && hasItem(groups, { groupId, itemId }))) {
    const value = await evaluateOnMessage(step.config.value || "$", { message, step, field: "Collected" });
    await keep(step, { groups, added: addItem(groups, { groupId, itemId, value: value ?? null, now }) });
  }
  const size = await readSize(step, message);
  const count = findGroup(asGroups(step.snapshot), groupId)?.count ?? 0;
  const isComplete = size !== undefined && count >= size;
  // Who looks at a sample has sent one message, and waits for what becomes of it.
  const isSample = process.env.ELASTICIO_FLOW_TYPE === "debug";
  if (isComplete || isOver || isSample) return await finish(step, { groupId, isComplete, size });
  // Also when that very message comes again: the first time may have ended between the snapshot and the rebound.
  if (!known || known.first === itemId) {
    const elapsed = known ? now - known.since : 0;
    await step.rebound(`The group ${groupId} is emitted when its time is over`, { delayMs: timeoutMs - elapsed });
  }
}

async function keep(step: Step<Config>, { groups, added }: { groups: Groups; added: Groups }): Promise<void> {
  if (bytesOf({ ...groups, ...added }) > largestSnapshotBytes) {
    throw new StepError(
      "The groups under way hold more than 5 MB. Collect less of each message, or check that groups become complete.",
      { code: "groups_too_large" },
    );
  }
  await step.updateSnapshot(added);
}

async function finish(
  step: Step<Config>,
  { groupId, isComplete, size }: { groupId: string; isComplete: boolean; size: number | undefined },
): Promise<void> {
  const groups = asGroups(step.snapshot);
  const items = itemsOf(groups, groupId);
  if (!isComplete && size !== undefined && step.config.onTimeout === "error") {
    await step.saveSnapshot(finishGroup(groups, groupId));
    throw new StepError(`The group ${groupId} has only ${items.length} of ${size} messages after its time.`, {
      code: "group_incomplete",
      details: { groupId, items },
    });
  }
  const complete = isComplete || size === undefined;
  await step.emit({ body: { groupId, complete, count: items.length, items } });
  await step.saveSnapshot(finishGroup(groups, groupId));
}

function asGroups(snapshot: unknown): Groups {
  return typeof snapshot === "object" && snapshot !== null ? { ...snapshot } : {};
}

async function readGroupId(step: Step<Config>, message: Message): Promise<string> {
  const source = step.config.groupId || "";
  const value = source ? await evaluateOnMessage(source, { message, step, field: "Group" }) : undefined;
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new StepError(`Group: "${source}" gives ${JSON.stringify(value)}. It must give a text or a number.`, {
    code: "no_group",
  });
}

async function readItemId(step: Step<Config>, message: Message): Promise<string> {
  if (!step.config.itemId) return step.messageId;
  const value = await evaluateOnMessage(step.config.itemId, { message, step, field: "Item" });
  return value === undefined || value === null ? step.messageId : JSON.stringify(value);
}

async function readSize(step: Step<Config>, message: Message): Promise<number | undefined> {
  const source = step.config.groupSize;
  if (source === undefined || source === "") return undefined;
  const value = await evaluateOnMessage(String(source), { message, step, field: "Size of the group" });
  const size = Number(value);
  if (Number.isInteger(size) && size >= 1) return size;
  throw new StepError(
    `Size of the group: "${source}" gives ${JSON.stringify(value)}, which is no number from 1 upwards.`,
    {
      code: "no_size",
    },
  );
}

function readTimeoutMs(seconds: string | number | undefined): number {
  const number = Number(seconds === undefined || seconds === "" ? 60 : seconds);
  if (number > 0 && number <= 86_400) return number * 1000;
  throw new StepError(`Longest wait: "${seconds}" is no number of seconds from 1 to 86400.`, { code: "invalid_field" });
}

function expressions(config: Config): [string, string | undefined][] {
  return [
    ["Group", config.groupId],
    ["Size of the group", config.groupSize === undefined ? undefined : String(config.groupSize)],
    ["Item", config.itemId],
    ["Collected", config.value],
  ];
}
