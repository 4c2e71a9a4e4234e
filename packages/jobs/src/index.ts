export { type JobBacklog, openJobBacklog } from "./job-backlog.ts";
export { type JobName, type JobPayload, type JobResult, jobContracts } from "./job-contracts.ts";
export { type JobProbe, openJobProbe } from "./job-probe.ts";
export { type LivePublisher, openLivePublisher, readLatestLive, watchLive } from "./live-channel.ts";
export { type MessageWriter, openMessageWriter, readMessages, type StreamedMessage } from "./message-stream.ts";
export { type Jobs, openJobs } from "./open-jobs.ts";
export { openPollSchedules, type PollSchedules } from "./poll-schedules.ts";
export {
  type MessagePage,
  messagePageSchema,
  type QueuedMessage,
  type QueueKind,
  queuedMessageSchema,
  queueKindSchema,
  queueKinds,
} from "./queued-message.ts";
export { openRedis, type RedisPlace } from "./redis.ts";
export { countTicks, lastTick, nextTick } from "./ticks.ts";
export { type FlowChangeWatch, watchFlowChanges } from "./watch-flow-changes.ts";
export { workOn } from "./work-on.ts";
