import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { authorisedWorkspaceId, createCredential } from "@millrace/db";
import type { TestPlatform } from "../platform-harness.ts";
import { aliasComponent, pushTestComponent } from "./push-test-component.ts";
import type { ConformanceBench } from "./row.ts";
import { openTrialBench } from "./trial-bench.ts";

/** As a sign-in by OAuth 1 leaves it. */
const access = { oauth_token: "t", oauth_token_secret: "s", screen_name: "ada" };
const stepIds = ["step_1", "step_2", "step_3", "step_4"];

/**
 * The conformance component on one version of the sailor, in a flow that is up: a trigger with hooks, a step that does what its messages
 * say, the same once more in the other style of passthrough, which puts large bodies aside, and one that gets their errors.
 */
export async function openConformanceBench(
  platform: TestPlatform,
  version: string,
): Promise<ConformanceBench & AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const name = `conformance-${version.replaceAll(".", "-")}`;
  const env = { SHOP_NAME: "corner" };
  const { removeImage } = await pushTestComponent(platform, { name, folder: "conformance", sailor: version, env });
  opening.defer(removeImage);
  const styles = `${name}-styles`;
  const otherStyle = { ELASTICIO_NO_SELF_PASSTRHOUGH: "true", ELASTICIO_EMIT_LIGHTWEIGHT_MESSAGE: "true" };
  await aliasComponent(platform, { of: name, name: styles, env: { ...env, ...otherStyle } });
  const { id: credentialId } = await createCredential(platform.db, {
    workspaceId: authorisedWorkspaceId(platform.workspaceId),
    masterKey: platform.masterKey,
    actor: { name: "tester" },
    component: name,
    name: `Ada for ${version}`,
    values: { username: "ada", password: "engine", access },
    verification: { verified: undefined },
  });
  const hooks: unknown[] = [];
  const url = await listenForHooks(opening, hooks);
  const flowId = await platform.publishFlow({
    definition: {
      variables: { region: "north" },
      graph: {
        nodes: [
          { id: "step_1", command: `${name}:receive`, fields: { hooks: url } },
          { id: "step_2", command: `${name}:act`, credential: credentialId, fields: { greeting: "hello" } },
          { id: "step_3", command: `${styles}:act` },
          { id: "step_4", command: `${name}:handle`, handlesErrors: true },
        ],
        edges: [
          { source: "step_1", target: "step_2" },
          { source: "step_2", target: "step_3" },
        ],
      },
      nodes_config: { step_2: { rebound: { initialSeconds: 0.3, limit: 3 } }, step_3: { prefetch: 4 } },
    },
  });
  await platform.bringTo(flowId, "running", 60_000);
  const bench = await openTrialBench(platform, { flowId, stepIds });
  const stack = opening.move();
  return { ...bench, version, credentialId, hooks, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

async function listenForHooks(stack: AsyncDisposableStack, hooks: unknown[]): Promise<string> {
  const server = createServer(async (request, response) => {
    hooks.push(await json(request));
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return `http://host.docker.internal:${port}/`;
}
