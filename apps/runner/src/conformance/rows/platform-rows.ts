import { openCredential } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { expect } from "vitest";
import { z } from "zod";
import { openDockerEngine } from "../../engine/docker/docker-engine.ts";
import { readStepLogs } from "../../logs/read-step-logs.ts";
import { settingsFrom } from "../../settings.ts";
import type { ConformanceBench, Row } from "../row.ts";

/** Component contract §1–§3: environment, life of the process, the platform's HTTP API; and logs. */
export const platformRows: Row[] = [
  {
    section: "1a, 1e",
    row: "every variable a sailor or a published component asks for",
    async check(bench) {
      const variables = await environment(bench, "step_2");
      const missing = [...required, ...asked].filter((name) => !variables[`ELASTICIO_${name}`]);
      expect(missing).toEqual([]);
      expect(variables).toMatchObject({
        ELASTICIO_FLOW_TYPE: "ordinary",
        ELASTICIO_RABBITMQ_PREFETCH_SAILOR: "1",
        ELASTICIO_AMQP_PERSISTENT_MESSAGES: "true",
        ELASTICIO_AMQP_RECONNECT_ATTEMPTS: "100000",
        ELASTICIO_STARTUP_REQUIRED: "false",
      });
      expect(Buffer.byteLength(variables.ELASTICIO_MESSAGE_CRYPTO_IV ?? "")).toBe(16);
    },
  },
  {
    section: "5",
    row: "the component's own variables, as given with it",
    async check(bench) {
      expect(await environment(bench, "step_2")).toMatchObject({ SHOP_NAME: "corner" });
    },
  },
  {
    section: "2",
    row: "hooks: init everywhere, startup for the trigger at a start, its result kept",
    async check(bench) {
      const { message } = await bench.ask({ do: "self" });
      expect(message.body).toMatchObject({ state: { initialised: { greeting: "hello", hasLogger: false } } });
      expect(bench.hooks).toEqual([{ hook: "startup" }, { hook: "init" }]);
      const { db } = bench.platform;
      const state = await db.hookState.findUnique({ where: { flowId: bench.flowId } });
      expect(state?.value).toEqual({ subscription: 7 });
    },
  },
  {
    section: "3",
    row: "config is flat: fields, opened credential, _account",
    async check(bench) {
      const { message } = await bench.ask({ do: "echo" });
      const cfg = { greeting: "hello", username: "ada", password: "engine", _account: bench.credentialId };
      expect(message.body).toMatchObject({ cfg });
    },
  },
  {
    section: "5",
    row: "OAuth 1: the tokens as the system gave them, under the field's own name",
    async check(bench) {
      const { message } = await bench.ask({ do: "echo" });
      const tokens = { oauth_token: "t", oauth_token_secret: "s", screen_name: "ada" };
      expect(message.body).toMatchObject({ cfg: { access: tokens } });
    },
  },
  {
    section: "3",
    row: "secrets API, and its refresh",
    async check(bench) {
      const path = `/v2/workspaces/${bench.platform.workspaceId}/secrets/${bench.credentialId}`;
      const secret = {
        data: {
          id: bench.credentialId,
          attributes: { type: "basic", credentials: { username: "ada", password: "engine" } },
        },
      };
      for (const call of [{ path }, { path: `${path}/refresh`, method: "POST" }]) {
        expect((await bench.ask({ do: "request", ...call })).message.body).toMatchObject({ status: 200, body: secret });
      }
      const other = await bench.ask({ do: "request", path: path.replace(bench.credentialId, "other") });
      expect(other.message.body).toMatchObject({ status: 403 });
    },
  },
  {
    section: "3",
    row: "updateKeys changes the credential",
    async check(bench) {
      const { db, masterKey, workspaceId } = bench.platform;
      await bench.send({ do: "updateKeys", keys: { token: "fresh" } });
      const isKept = async () => {
        const values = await openCredential(db, { id: bench.credentialId, workspaceId, masterKey });
        return values?.token === "fresh" && values.username === "ada";
      };
      await waitFor(isKept, { what: "the credential to have the new key" });
    },
  },
  {
    section: "7",
    row: "log lines have their level and ids; console.log is kept as it is",
    async check(bench) {
      const { threadId, messageId } = await bench.send({ do: "talk" });
      await bench.outputs({ messageId });
      const lines = await waitFor(
        async () => {
          const found = await logLines(bench);
          return found.some(({ text }) => text.includes("said without a logger")) && found;
        },
        { what: "the lines" },
      );
      const said = (text: string) => lines.find((line) => line.text.includes(text));
      expect(said("said at info")).toMatchObject({ level: "info", threadId, messageId });
      expect(said("said by a child")).toMatchObject({ level: "warn", threadId });
      expect(said("too quiet to be heard")).toBeUndefined();
    },
  },
];

const required = (
  "FLOW_ID EXEC_ID STEP_ID CONTAINER_ID WORKSPACE_ID USER_ID COMP_ID FUNCTION API_URI API_USERNAME API_KEY AMQP_URI " +
  "LISTEN_MESSAGES_ON PUBLISH_MESSAGES_TO DATA_ROUTING_KEY ERROR_ROUTING_KEY REBOUND_ROUTING_KEY SNAPSHOT_ROUTING_KEY " +
  "MESSAGE_CRYPTO_PASSWORD MESSAGE_CRYPTO_IV"
).split(" ");
const asked = (
  "FLOW_TYPE FLOW_VERSION COMP_NAME FLOW_WEBHOOK_URI WEBHOOK_URI TASK_ID CONTRACT_ID TENANT_ID EXEC_TYPE " +
  "DATA_RATE_LIMIT OBJECT_STORAGE_URI OBJECT_STORAGE_TOKEN"
).split(" ");

async function environment(bench: ConformanceBench, stepId: string): Promise<Record<string, string>> {
  const { message } = await bench.ask({ do: "env" }, { stepId });
  return z.record(z.string(), z.string()).parse(message.body);
}

async function logLines({ platform, flowId }: ConformanceBench) {
  const reader = { engine: openDockerEngine(), settings: settingsFrom(platform.env) };
  return (await readStepLogs(reader, { flowId, stepId: "step_2", tail: 500 })).lines;
}
