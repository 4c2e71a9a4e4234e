"use strict";
const { createCipheriv, createDecipheriv, createHash, randomUUID } = require("node:crypto");

const flushAfterMs = 500;
const batchSize = 500;
/** While the broker is away, this many wait; the oldest go first. */
const keptAtMost = 10_000;
const sampleIntervalMs = 1_000;
const sampleBytes = 65_536;

/** What becomes of messages, in the words of our own runtime's traces, sent in batches. Never blocks and never fails a message. */
exports.MessageTraces = class MessageTraces {
  #env;
  #keys;
  #cipher;
  #send;
  /** By message id. Published sailors send some data after their acknowledgement: until the next batch it counts as the message's. */
  #underWay = new Map();
  #settled = new Map();
  #waiting = [];
  #timer;
  #nextSampleAt = 0;

  constructor(env) {
    this.#env = env;
    this.#keys = {
      data: env.ELASTICIO_DATA_ROUTING_KEY,
      error: env.ELASTICIO_ERROR_ROUTING_KEY,
      rebound: env.ELASTICIO_REBOUND_ROUTING_KEY,
      // As with our own runtime: it has no variable of its own in the contract.
      trace: env.ELASTICIO_DATA_ROUTING_KEY.replace(/[^.]*$/, "trace"),
    };
    this.#cipher = new BodyCipher(env.ELASTICIO_MESSAGE_CRYPTO_PASSWORD, env.ELASTICIO_MESSAGE_CRYPTO_IV);
  }

  /** Each new channel takes the place of the one before. */
  sendThrough(send) {
    this.#send = send;
  }

  received({ content, properties: { headers } }) {
    const { messageId, parentMessageId, threadId } = headers;
    // Handed out again while it is still worked on: the first one goes on.
    if (!messageId || this.#underWay.has(messageId)) return;
    const start = Date.now();
    const sentAt = Number(headers.end ?? headers.start) || undefined;
    this.#underWay.set(messageId, {
      record: {
        messageId,
        ...(parentMessageId && { parentMessageId }),
        threadId: threadId ?? headers["x-eio-meta-trace-id"],
        start,
        end: start,
        ...(sentAt && { queuedMs: Math.max(0, start - sentAt) }),
        outcome: "processed",
        emitted: 0,
        inBytes: content.length,
        outBytes: 0,
      },
      sample: this.#isSampleDue(start) ? { input: { content, headers } } : undefined,
    });
  }

  settled({ properties: { headers } }, { isRejected }) {
    const trace = this.#underWay.get(headers.messageId);
    if (!trace) return;
    this.#underWay.delete(headers.messageId);
    trace.record.end = Date.now();
    if (isRejected) trace.record.outcome = "error";
    this.#settled.set(headers.messageId, trace);
    this.#flushSoon();
  }

  published({ routingKey, content, headers }) {
    // The broker refused it before.
    if (headers.retry) return;
    if (routingKey === this.#keys.rebound) this.#mark(headers.messageId, "rebound");
    else if (routingKey === this.#keys.error) this.#mark(headers.parentMessageId, "error");
    else if (routingKey === this.#keys.data) this.#emitted({ content, headers });
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const trace of this.#settled.values()) this.#waiting.push(this.#finished(trace));
    this.#settled.clear();
    while (this.#waiting.length > 0) {
      try {
        this.#sendBatch(this.#waiting.slice(0, batchSize));
      } catch {
        // No channel at the moment: with the next one.
        this.#waiting.splice(0, this.#waiting.length - keptAtMost);
        if (this.#waiting.length > 0) this.#flushSoon();
        return;
      }
      this.#waiting.splice(0, batchSize);
    }
  }

  #isSampleDue(nowMs) {
    if (nowMs < this.#nextSampleAt) return false;
    this.#nextSampleAt = nowMs + sampleIntervalMs;
    return true;
  }

  #mark(messageId, outcome) {
    const trace = this.#underWay.get(messageId) ?? this.#settled.get(messageId);
    if (trace) trace.record.outcome = outcome;
  }

  #emitted({ content, headers }) {
    const { parentMessageId } = headers;
    const trace = this.#underWay.get(parentMessageId) ?? this.#settled.get(parentMessageId) ?? this.#late(headers);
    trace.record.emitted += 1;
    trace.record.outBytes += content.length;
    if (trace.sample) trace.sample.output ??= { content, headers };
  }

  /** Data of a message whose trace has left already. */
  #late({ parentMessageId, threadId, start }) {
    const now = Date.now();
    const times = { start: Number(start) || now, end: now };
    const record = { messageId: parentMessageId ?? randomUUID(), threadId, ...times, outcome: "late", emitted: 0 };
    const trace = { record: { ...record, inBytes: 0, outBytes: 0 } };
    this.#settled.set(record.messageId, trace);
    this.#flushSoon();
    return trace;
  }

  #finished({ record, sample }) {
    record.threadId ??= randomUUID();
    if (!sample || record.outcome !== "processed") return record;
    const input = this.#bodyOf(sample.input);
    const output = this.#bodyOf(sample.output);
    return { ...record, ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
  }

  #bodyOf(message) {
    if (!message || message.content.length > sampleBytes) return undefined;
    try {
      return this.#cipher.open(message.content, Number(message.headers.protocolVersion) || 1).body;
    } catch {
      return undefined; // not in the usual form: an error for a step that handles errors, say
    }
  }

  #flushSoon() {
    if (this.#settled.size >= batchSize) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), flushAfterMs).unref();
  }

  #sendBatch(records) {
    const { ELASTICIO_FLOW_ID: flowId, ELASTICIO_STEP_ID: stepId, ELASTICIO_EXEC_ID: execId } = this.#env;
    const containerId = this.#env.ELASTICIO_CONTAINER_ID;
    const headers = { taskId: flowId, stepId, execId, containerId };
    const ids = { messageId: randomUUID(), threadId: "traces", protocolVersion: 2 };
    const content = this.#cipher.seal({ v: 1, flowId, stepId, execId, containerId, records });
    this.#send(this.#keys.trace, content, { ...headers, ...ids });
  }
};

/** Component contract §4.4. */
class BodyCipher {
  #key;
  #iv;

  constructor(password, iv) {
    this.#key = createHash("sha256").update(password, "utf8").digest();
    this.#iv = Buffer.from(iv);
  }

  open(content, protocolVersion) {
    const sealed = protocolVersion < 2 ? Buffer.from(content.toString("latin1"), "base64") : content;
    const decipher = createDecipheriv("aes-256-cbc", this.#key, this.#iv);
    return JSON.parse(Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8"));
  }

  seal(value) {
    const cipher = createCipheriv("aes-256-cbc", this.#key, this.#iv);
    return Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  }
}
