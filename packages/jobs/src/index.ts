export { type JobName, type JobPayload, type JobResult, jobContracts } from "./job-contracts.ts";
export { type LivePublisher, openLivePublisher, readLatestLive, watchFlowChanges, watchLive } from "./live-channel.ts";
export { type MessageWriter, openMessageWriter, readMessages, type StreamedMessage } from "./message-stream.ts";
export { type Jobs, openJobs } from "./open-jobs.ts";
export { openPollSchedules, type PollSchedules } from "./poll-schedules.ts";
export { openRedis, type RedisPlace } from "./redis.ts";
export { countTicks, lastTick } from "./ticks.ts";
export { workOn } from "./work-on.ts";
