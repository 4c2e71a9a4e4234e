import { createMessageCipher, stepQueue } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll } from "vitest";
import { createTestFlow, startTestGateway, type TestGateway } from "./start-test-gateway.ts";

export type Headers = Record<string, string>;
export const json = { "content-type": "application/json" };

/** A gateway for the tests of one file, and what they do with it: make flows, call their hooks, look at what comes of it. */
export function testHooks() {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway?.[Symbol.asyncDispose]());

  const hook = (flowId: string, rest = "") => `${gateway.url}/hook/${flowId}${rest}`;
  const queueOf = (flowId: string) => stepQueue({ flowId, stepId: "step_1", kind: "messages" });
  return {
    /** There once the tests run. */
    get gateway() {
      return gateway;
    },
    hook,
    queueOf,
    createFlow: (options?: Parameters<typeof createTestFlow>[1]) => createTestFlow(gateway, options),
    post: (flowId: string, { body = "{}", headers = json }: Pick<RequestInit, "body" | "headers"> = {}) =>
      fetch(hook(flowId), { method: "POST", body, headers }),
    /** Takes the next message out of the trigger's queue. */
    takeMessage: async (flowId: string) => {
      const message = await waitFor(
        () => gateway.session.withChannel((channel) => channel.get(queueOf(flowId), { noAck: true })),
        { what: "a message in the trigger's queue" },
      );
      const cipher = createMessageCipher(deriveFlowCipher({ masterKey: gateway.masterKey, flowId }));
      const headers: Record<string, unknown> = message.properties.headers ?? {};
      // biome-ignore lint/suspicious/noExplicitAny: the tests look at single fields of decrypted JSON
      return { message: cipher.open(message.content, 1) as any, headers, properties: message.properties };
    },
  };
}

export async function errorOf(response: Response) {
  const { error } = await readJson(response);
  return { status: response.status, ...error };
}

// biome-ignore lint/suspicious/noExplicitAny: the tests look at single fields of answers
export async function readJson(response: Response): Promise<any> {
  return await response.json();
}
