import { getWorkspace, listFlows, type WorkspaceId } from "@millrace/db";
import { DomainError, type LiveFlow } from "@millrace/flow";
import { watchFlowChanges, watchLive } from "@millrace/jobs";
import { Newest } from "./newest.ts";
import { pictureOf } from "./picture-of.ts";
import { type LiveSources, readLiveFlow } from "./read-live-flow.ts";
import { type CountedFlow, withTotals } from "./with-totals.ts";

/** Pictures of one flow: the present one at once, then whatever changes. Ends when the signal aborts. Throws `not_found`. */
export async function* followFlow(
  sources: LiveSources,
  { workspaceId, flowId, signal }: { workspaceId: WorkspaceId; flowId: string; signal: AbortSignal },
): AsyncGenerator<LiveFlow> {
  yield* follow(sources, {
    workspaceId,
    flowId,
    signal,
    readFirst: async () => [(await readLiveFlow(sources, { workspaceId, flowId })).picture],
  });
}

/** The same for all flows of a workspace, with their totals. */
export async function* followAllFlows(
  sources: LiveSources,
  { workspaceId, signal }: { workspaceId: WorkspaceId; signal: AbortSignal },
): AsyncGenerator<CountedFlow> {
  const pictures = follow(sources, { workspaceId, signal, readFirst: () => readAll(sources, workspaceId) });
  yield* withTotals(sources.db, { workspaceId, pictures });
}

interface Following {
  workspaceId: WorkspaceId;
  flowId?: string;
  signal: AbortSignal;
  readFirst: () => Promise<LiveFlow[]>;
}

async function* follow(
  sources: LiveSources,
  { workspaceId, flowId, signal, readFirst }: Following,
): AsyncGenerator<LiveFlow> {
  const { redisPlace } = sources;
  const pictures = new Newest<LiveFlow>();
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);

  // Listening begins before the first look, so that nothing falls between the two.
  const published = watchLive(redisPlace, { workspaceId, flowId, signal: until });
  const pump = async () => {
    for await (const picture of published) pictures.put(picture.flowId, picture);
  };
  // A row may change without a picture (the runner is away, a wish was written): the row itself is looked at then.
  const changes = watchFlowChanges(redisPlace, (changed) => {
    if (flowId !== undefined && changed !== flowId) return;
    readLiveFlow(sources, { workspaceId, flowId: changed })
      .then(({ picture }) => pictures.put(changed, picture))
      .catch((error: unknown) => {
        // Of another workspace, or just deleted.
        if (!(error instanceof DomainError)) pictures.fail(error);
      });
  });
  try {
    pump().catch((error: unknown) => pictures.fail(error));
    for (const picture of await readFirst()) pictures.putIfNone(picture.flowId, picture);
    yield* pictures.read(until);
  } finally {
    ended.abort();
    changes.close();
  }
}

async function readAll({ db }: LiveSources, workspaceId: WorkspaceId): Promise<LiveFlow[]> {
  const [flows, workspace] = await Promise.all([listFlows(db, { workspaceId }), getWorkspace(db, { workspaceId })]);
  const now = new Date();
  return flows.map((row) => {
    const { draft: definition, steps: totals } = row;
    return pictureOf({ workspaceId, row, definition, workspace, totals, latest: undefined, now });
  });
}
