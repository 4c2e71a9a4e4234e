import type { MasterKey, StepComponent } from "@millrace/db";
import { stepCommand } from "@millrace/flow";
import { sailorOptions } from "../builds/preload-files.ts";
import type { ContainerSpec } from "../engine/container-engine.ts";
import { objectStoreToken } from "../objects/object-access.ts";
import { storageUrl } from "../objects/sign-addresses.ts";
import type { Settings } from "../runner.ts";

interface StepPlace {
  flowId: string;
  stepId: string;
  workspaceId: string;
  component: StepComponent;
  function: string;
  settings: Settings;
  masterKey: MasterKey;
}

/** What a step's process is told of where it stands and whom it may ask (component contract §1), in its flow as on trial. */
export function placeVariables({ flowId, stepId, workspaceId, component, settings, masterKey, ...step }: StepPlace) {
  const hook = `${settings.gatewayPublicUrl}/hook/${flowId}`;
  return {
    FLOW_ID: flowId,
    STEP_ID: stepId,
    WORKSPACE_ID: workspaceId,
    COMP_ID: component.name,
    COMP_NAME: component.name,
    FUNCTION: step.function,
    FLOW_WEBHOOK_URI: hook,
    WEBHOOK_URI: hook,
    TASK_ID: flowId,
    // The nearest there is to what elastic.io has between an installation and its workspaces.
    TENANT_ID: settings.prefix,
    CONTRACT_ID: workspaceId,
    EXEC_TYPE: "flow-step",
    API_URI: settings.stepApiUrlForSteps,
    OBJECT_STORAGE_URI: storageUrl(settings.stepApiUrlForSteps, flowId),
    OBJECT_STORAGE_TOKEN: objectStoreToken(masterKey, flowId),
    // Published components stop at 100 messages a second unless told otherwise (§0).
    DATA_RATE_LIMIT: "1000000",
    ERROR_RATE_LIMIT: "1000",
    SNAPSHOT_RATE_LIMIT: "1000",
  };
}

export function commandOf({ runtime }: StepComponent): Pick<ContainerSpec, "command"> {
  const command = stepCommand(runtime);
  return command ? { command } : {};
}

/** Options of Node: of no use to an image that brings another language, and of no harm. */
export function nodeOptions({ runtime }: StepComponent, { memoryMb }: { memoryMb: number }): Record<string, string> {
  const options = [
    // Under a memory limit Node keeps the heap of young objects so small that a busy step spends a third of its time collecting.
    ...(memoryMb >= 128 ? ["--max-semi-space-size=16"] : []),
    ...(runtime === "sailor" ? sailorOptions : []),
  ];
  return options.length > 0 ? { NODE_OPTIONS: options.join(" ") } : {};
}

export function prefixed(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`ELASTICIO_${name}`, value]));
}
