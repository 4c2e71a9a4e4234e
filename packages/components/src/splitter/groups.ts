/** A group under way. */
interface Group {
  /** Epoch milliseconds of its first message. */
  since: number;
  /** Which of its items comes back when its time is over. */
  first: string;
  count: number;
  /** Of its items as JSON, about. */
  bytes: number;
}

interface Item {
  /** Place in the order of arrival. */
  at: number;
  value: unknown;
}

/**
 * The step's snapshot: flat, an entry per group and one per item, because merging a few entries into it costs what those entries
 * weigh, however much is collected already. `finished` holds the last groups that were emitted: late doubles belong to them.
 */
export type Groups = Record<string, unknown>;

const rememberedGroups = 500;

export function findGroup(groups: Groups, groupId: string): Group | undefined {
  const found = groups[groupKey(groupId)];
  return isGroup(found) ? found : undefined;
}

export function hasItem(groups: Groups, { groupId, itemId }: { groupId: string; itemId: string }): boolean {
  return Object.hasOwn(groups, itemKey(groupId, itemId));
}

export function isFinished(groups: Groups, groupId: string): boolean {
  return finishedOf(groups).includes(groupId);
}

/** What to merge into the snapshot for one more item. A double replaces its first. */
export function addItem(
  groups: Groups,
  { groupId, itemId, value, now }: { groupId: string; itemId: string; value: unknown; now: number },
): Groups {
  const group = findGroup(groups, groupId) ?? { since: now, first: itemId, count: 0, bytes: 0 };
  const key = itemKey(groupId, itemId);
  const before = groups[key];
  const item: Item = { at: isItem(before) ? before.at : group.count, value };
  return {
    [key]: item,
    [groupKey(groupId)]: {
      ...group,
      count: group.count + (before === undefined ? 1 : 0),
      bytes: group.bytes + JSON.stringify(item).length,
    } satisfies Group,
  };
}

/** What was collected, in the order it came. */
export function itemsOf(groups: Groups, groupId: string): unknown[] {
  const prefix = itemPrefix(groupId);
  return Object.entries(groups)
    .flatMap(([key, item]) => (key.startsWith(prefix) && isItem(item) ? [item] : []))
    .toSorted((one, other) => one.at - other.at)
    .map(({ value }) => value);
}

/** The snapshot without a group that is emitted. */
export function finishGroup(groups: Groups, groupId: string): Groups {
  const prefix = itemPrefix(groupId);
  const kept = Object.entries(groups).filter(([key]) => key !== groupKey(groupId) && !key.startsWith(prefix));
  const finished = [...finishedOf(groups).filter((id) => id !== groupId), groupId].slice(-rememberedGroups);
  return { ...Object.fromEntries(kept), finished };
}

/** About what all groups weigh. */
export function bytesOf(groups: Groups): number {
  return Object.values(groups).reduce((sum: number, entry) => sum + (isGroup(entry) ? entry.bytes : 0), 0);
}

const groupKey = (groupId: string) => `group ${JSON.stringify(groupId)}`;
const itemPrefix = (groupId: string) => `item ${JSON.stringify(groupId)} `;
const itemKey = (groupId: string, itemId: string) => `${itemPrefix(groupId)}${itemId}`;

function finishedOf({ finished }: Groups): string[] {
  return Array.isArray(finished) ? finished.map(String) : [];
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && "since" in value && "bytes" in value;
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && "at" in value && "value" in value;
}
