import { removeExpiredObjects } from "@millrace/db";
import { sweepImages } from "./builds/sweep-images.ts";
import { every } from "./every.ts";
import type { Leader } from "./leader.ts";
import type { LiveBoard } from "./live/live-board.ts";
import type { TokenRenewals } from "./oauth/token-renewals.ts";
import { labels } from "./reconciler/labels.ts";
import type { Eyes } from "./reconciler/observe/eyes.ts";
import type { Reconciler } from "./reconciler/reconciler.ts";
import { sweep } from "./reconciler/sweep.ts";
import { OrphanSweep } from "./reconciler/sweep-orphans.ts";

const sweepMs = 5_000;
const orphanSweepMs = 30_000;
const livePictureMs = 1_000;
const roomsMs = 3_000;
const renewalsMs = 10_000;
const objectsMs = 60_000;
const imagesMs = 600_000;

interface Options {
  eyes: Eyes;
  reconciler: Reconciler;
  board: LiveBoard;
  leader: Leader;
  renewals: TokenRenewals;
  onSwept: () => void;
  onPictured: () => void;
}

/** What the runner does of its own accord until its signal is aborted: sweeps, live pictures, listening to the engine. */
export function startLoops({
  eyes,
  reconciler,
  board,
  leader,
  renewals,
  onSwept,
  onPictured,
}: Options): Promise<void>[] {
  const { db, engine, rooms, settings, log, signal } = eyes.runner;
  const orphans = new OrphanSweep(eyes.runner);
  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} failed, trying again`);
  const sweepAll = async () => {
    await sweep(eyes, reconciler);
    onSwept();
  };
  const publishPictures = async () => {
    await board.tick({ publishes: await leader.isLeader() });
    onPictured();
  };
  return [
    every(sweepAll, { intervalMs: sweepMs, signal, onError: onError("the sweep") }),
    every(() => orphans.sweep(), { intervalMs: orphanSweepMs, signal, onError: onError("the sweep of orphans") }),
    every(() => renewals.renewDue(), { intervalMs: renewalsMs, signal, onError: onError("renewing credentials") }),
    every(async () => void (await removeExpiredObjects(db)), {
      intervalMs: objectsMs,
      signal,
      onError: onError("removing old objects"),
    }),
    every(async () => void (await sweepImages(eyes.runner)), {
      intervalMs: imagesMs,
      signal,
      onError: onError("removing old images"),
    }),
    every(publishPictures, { intervalMs: livePictureMs, signal, onError: onError("the live picture") }),
    every(async () => rooms.keep({ makes: await leader.isLeader(), isNeeded: board.hasSleepers }), {
      intervalMs: roomsMs,
      signal,
      onError: onError("keeping rooms ready"),
    }),
    engine.watch({
      label: `${labels.installation}=${settings.prefix}`,
      onEvent: ({ action, labels: given }) => {
        if (!/^(start|die|oom|destroy)$/.test(action)) return;
        board.containersChanged();
        const flowId = given[labels.flow];
        if (!flowId || action === "start") return;
        // Docker tells of a death a moment before its own list shows it.
        for (const delayMs of [50, 300, 1_500]) setTimeout(() => reconciler.request(flowId), delayMs).unref();
      },
      onGap: () => board.containersChanged(),
      signal,
    }),
  ];
}
