"use strict";
// Loaded into the process of a published component before its own code (component contract §0, §9). What it mends and watches is
// between the component's amqplib and the broker; the component's files stay as they are.

/** An image may bring a Node too old for what follows; its component then works as slowly and unseen as anywhere. */
const oldestNode = 16;

const { ELASTICIO_AMQP_URI, ELASTICIO_LISTEN_MESSAGES_ON } = process.env;
if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  require("./no-delay.cjs");
  // Calls at design time and shutdown hooks have no broker.
  if (ELASTICIO_AMQP_URI && ELASTICIO_LISTEN_MESSAGES_ON) require("./watch-broker.cjs").watchBroker(process.env);
  if (process.argv[2] === "verifyCredentials") require("./heed-refusals.cjs").heedRefusals();
}
