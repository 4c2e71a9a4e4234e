import { expect, test } from "vitest";
import { additionalHeaders, readEnvironment, readStepEnvironment } from "./environment.ts";

const names = (
  "FLOW_ID EXEC_ID STEP_ID CONTAINER_ID WORKSPACE_ID USER_ID COMP_ID FUNCTION API_URI API_USERNAME API_KEY AMQP_URI " +
  "LISTEN_MESSAGES_ON PUBLISH_MESSAGES_TO DATA_ROUTING_KEY ERROR_ROUTING_KEY REBOUND_ROUTING_KEY SNAPSHOT_ROUTING_KEY " +
  "MESSAGE_CRYPTO_PASSWORD"
).split(" ");
const complete = {
  ...Object.fromEntries(names.map((name) => [`ELASTICIO_${name}`, name.toLowerCase()])),
  ELASTICIO_MESSAGE_CRYPTO_IV: "0123456789abcdef",
};

test("unset options have the contract's defaults", () => {
  expect(readEnvironment(complete)).toMatchObject({
    FLOW_ID: "flow_id",
    RABBITMQ_PREFETCH_SAILOR: 1,
    REBOUND_INITIAL_EXPIRATION: 15_000,
    REBOUND_LIMIT: 20,
    PROTOCOL_VERSION: 1,
    OUTGOING_MESSAGE_SIZE_LIMIT: 10_485_760,
    STEP_TIMEOUT_MS: 60_000,
    STARTUP_REQUIRED: false,
    AMQP_PERSISTENT_MESSAGES: true,
  });
});

test("zero means the default except for the step's time-out, an empty flag is false", () => {
  expect(
    readEnvironment({
      ...complete,
      ELASTICIO_RABBITMQ_PREFETCH_SAILOR: "0",
      ELASTICIO_STEP_TIMEOUT_MS: "0",
      ELASTICIO_STARTUP_REQUIRED: "",
      ELASTICIO_NO_SELF_PASSTRHOUGH: "1",
    }),
  ).toMatchObject({
    RABBITMQ_PREFETCH_SAILOR: 1,
    STEP_TIMEOUT_MS: 0,
    STARTUP_REQUIRED: false,
    NO_SELF_PASSTRHOUGH: true,
  });
});

test("all problems are named at once", () => {
  const read = () =>
    readEnvironment({
      ...complete,
      ELASTICIO_FLOW_ID: "",
      ELASTICIO_AMQP_URI: undefined,
      ELASTICIO_MESSAGE_CRYPTO_IV: "x",
    });
  expect(read).toThrow(
    "ELASTICIO_FLOW_ID is missing; ELASTICIO_AMQP_URI is missing; ELASTICIO_MESSAGE_CRYPTO_IV must be 16 bytes",
  );
});

test("the shutdown hook needs no broker", () => {
  const stepOnly = Object.fromEntries(Object.entries(complete).slice(0, 11));
  expect(readStepEnvironment(stepOnly)).toMatchObject({ FLOW_ID: "flow_id", API_KEY: "api_key" });
});

test("additional variables become camel-cased headers", () => {
  const variables = { ELASTICIO_FLOW_VERSION: "7", FOO_BAR: "x", OTHER: "no" };
  expect(additionalHeaders(variables, "ELASTICIO_FLOW_VERSION, FOO_BAR,MISSING")).toEqual({
    flowVersion: "7",
    fooBar: "x",
  });
});
