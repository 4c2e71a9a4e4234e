import { createManagement } from "@millrace/broker";
import { testDocker } from "@millrace/testing";
import { thePlatform } from "./platform.ts";

/** Containers of a flow, or of one of its steps, that the engine knows, dead ones included. */
export async function stepContainers(flowId: string, stepId?: string) {
  const { docker } = await testDocker();
  const label = [`millrace.flow=${flowId}`, ...(stepId === undefined ? [] : [`millrace.step=${stepId}`])];
  return await docker.listContainers({ all: true, filters: { label } });
}

/** Names of a flow's queues in the broker. */
export async function flowQueues(flowId: string): Promise<string[]> {
  const { managementUrl, vhost } = thePlatform();
  const management = createManagement({ url: managementUrl, vhost });
  return (await management.listQueues(`flow-${flowId}:`)).map(({ name }) => name);
}

/** The hard way, as a crash would. */
export async function killContainer(id: string): Promise<void> {
  const { docker } = await testDocker();
  await docker.getContainer(id).kill({ signal: "SIGKILL" });
}
