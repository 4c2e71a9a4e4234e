import type { Management, Session } from "@millrace/broker";
import type { Database, FlowLocks, MasterKey } from "@millrace/db";
import type { LivePublisher, PollSchedules, RedisPlace } from "@millrace/jobs";
import type { Logger } from "pino";
import type { ContainerEngine } from "./engine/container-engine.ts";
import type { Rooms } from "./rooms/rooms.ts";

/** Values of this installation that shape what the runner makes. */
export interface Settings {
  /** Of labels, container names, shared queues and broker users. */
  prefix: string;
  queueType: "quorum" | "classic";
  /** Of the steps' containers. */
  network: string;
  /** Networks held ready for the containers of waking flows; 0 for none. */
  spareRooms: number;
  /** An image with a `sleep` in it. */
  roomImage: string;
  /** As step containers reach them. */
  amqpUrlForSteps: string;
  stepApiUrlForSteps: string;
  gatewayPublicUrl: string;
  traceRetentionDays: number;
}

/** What all parts of the runner work with. */
export interface Runner {
  settings: Settings;
  db: Database;
  masterKey: MasterKey;
  redisPlace: RedisPlace;
  session: Session;
  management: Management;
  engine: ContainerEngine;
  rooms: Rooms;
  schedules: PollSchedules;
  live: LivePublisher;
  locks: FlowLocks;
  log: Logger;
  /** Aborted when the runner ends. */
  signal: AbortSignal;
}
