"use strict";
const Module = require("node:module");
const { consumeForGets } = require("./consume-for-gets.cjs");
const { MessageTraces } = require("./message-traces.cjs");
const { UniqueIds } = require("./unique-ids.cjs");

/** Stands between amqplib, whichever copy of it a component brings, and the step's broker. Other brokers are none of its business. */
exports.watchBroker = function watchBroker(env) {
  const watch = {
    queue: env.ELASTICIO_LISTEN_MESSAGES_ON,
    exchange: env.ELASTICIO_PUBLISH_MESSAGES_TO,
    prefetch: Number.parseInt(env.ELASTICIO_RABBITMQ_PREFETCH_SAILOR, 10) || 1,
    reboundKey: env.ELASTICIO_REBOUND_ROUTING_KEY,
    handlesErrors: env.ELASTICIO_INPUT_FORMAT === "error",
    traces: new MessageTraces(env),
    ids: new UniqueIds(),
  };
  const patched = new WeakSet();
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const exported = load.call(this, request, ...rest);
    if (request === "amqplib" && !patched.has(exported)) {
      patched.add(exported);
      const { connect } = exported;
      exported.connect = function (url, ...options) {
        const connecting = connect.call(this, url, ...options);
        return url === env.ELASTICIO_AMQP_URI ? connecting.then((model) => watchConnection(model, watch)) : connecting;
      };
    }
    return exported;
  };
};

function watchConnection(model, watch) {
  const { createChannel, createConfirmChannel } = model;
  model.createChannel = function () {
    return createChannel.call(this).then((channel) => watchDeliveries(channel, watch));
  };
  model.createConfirmChannel = function () {
    return createConfirmChannel.call(this).then((channel) => watchPublishes(channel, watch));
  };
  return model;
}

function watchDeliveries(channel, { queue, prefetch, handlesErrors, traces }) {
  const { consume, ack, reject } = channel;
  channel.consume = function (from, onMessage, options) {
    if (from !== queue) return consume.call(this, from, onMessage, options);
    const onDelivery = (message) => {
      if (message && handlesErrors) message.content = handledError(message);
      if (message) traces.received(message);
      return onMessage(message);
    };
    return consume.call(this, from, onDelivery, options);
  };
  channel.ack = function (message, ...rest) {
    ack.call(this, message, ...rest);
    traces.settled(message, { isRejected: false });
  };
  channel.reject = function (message, ...rest) {
    reject.call(this, message, ...rest);
    traces.settled(message, { isRejected: true });
  };
  return consumeForGets(channel, { queue, prefetch });
}

/**
 * An error as an error handler is to get it: with where it happened, as our own runtime tells it, and without the sealed log lines that our
 * own steps report with theirs, which a component would take for a part of it.
 */
function handledError({ content, properties: { headers } }) {
  try {
    const { errorLogs: _errorLogs, ...error } = JSON.parse(content.toString("utf8"));
    return Buffer.from(JSON.stringify({ ...error, stepId: headers.stepId, executionId: headers.threadId }));
  } catch {
    return content; // no error at all: the sailor says so
  }
}

function watchPublishes(channel, { exchange, reboundKey, traces, ids }) {
  const { publish, close } = channel;
  channel.publish = function (to, routingKey, content, options, onConfirm) {
    if (to !== exchange) return publish.call(this, to, routingKey, content, options, onConfirm);
    traces.published({ routingKey, content, headers: options.headers });
    // A rebound is the same message again, and keeps its id.
    const unique = routingKey === reboundKey ? options : ids.stamp(options);
    return publish.call(this, to, routingKey, content, unique, onConfirm);
  };
  channel.close = function () {
    traces.flush();
    return close.call(this);
  };
  traces.sendThrough((routingKey, content, headers) => {
    publish.call(channel, exchange, routingKey, content, { headers, deliveryMode: 1 }, () => {});
  });
  return channel;
}
