import { createMessageCipher, type MessageCipher, type SenderHeaders } from "@millrace/broker";
import { deriveFlowCipher, type MasterKey, type WebhookFlow } from "@millrace/db";
import {
  acceptsMessages,
  type ComponentDescriptor,
  type FlowNode,
  findFunction,
  parseStepCommand,
  rootNodes,
  triggerKind,
} from "@millrace/flow";
import { readWebhookAuth, type WebhookAuth } from "./webhook-auth.ts";

const defaultReplyTimeoutSeconds = 180;

/** A flow that takes messages, with everything worked out that is the same for all of them. */
export interface HookRoute {
  flowId: string;
  triggerStepId: string;
  auth: WebhookAuth;
  cipher: MessageCipher;
  sender: SenderHeaders;
  /** The body is handed on as text: `{rawData}`. */
  isRaw: boolean;
  successStatus: 200 | 202;
  /** A step of the flow answers the caller. */
  hasReplyStep: boolean;
  replyTimeoutMs: number;
  /** It has no containers: somebody has to wake it. */
  isSleeping: boolean;
}

/** Undefined when the flow takes no messages: not active, or not started by a webhook. */
export function hookRoute(flow: WebhookFlow, { masterKey }: { masterKey: MasterKey }): HookRoute | undefined {
  const { definition, components } = flow;
  const trigger = rootNodes(definition.graph)[0];
  if (!trigger || !acceptsMessages(flow.state) || !isWebhookTrigger(trigger, components[trigger.id])) return undefined;
  return {
    flowId: flow.id,
    triggerStepId: trigger.id,
    auth: readWebhookAuth(trigger.fields.auth),
    cipher: createMessageCipher(deriveFlowCipher({ masterKey, flowId: flow.id })),
    sender: {
      taskId: flow.id,
      execId: flow.execId,
      workspaceId: flow.workspaceId,
      userId: flow.createdBy,
    },
    isRaw: definition.webhook?.rawBody ?? components[trigger.id]?.consumesRawData === true,
    successStatus: definition.webhook?.successStatus ?? 202,
    hasReplyStep: definition.graph.nodes.some((node) => isReplyStep(node, components[node.id])),
    replyTimeoutMs: (definition.webhook?.replyTimeoutSeconds ?? defaultReplyTimeoutSeconds) * 1000,
    isSleeping: flow.state === "sleeping",
  };
}

function isWebhookTrigger(node: FlowNode, component: ComponentDescriptor | undefined): boolean {
  const command = parseStepCommand(node.command);
  const found = command && component && findFunction(component, command.function);
  return found?.role === "trigger" && triggerKind(found.descriptor) === "webhook";
}

/** Ours, or a published component that marks itself as the one that replies. */
function isReplyStep(node: FlowNode, component: ComponentDescriptor | undefined): boolean {
  const command = parseStepCommand(node.command);
  return (command?.component === "webhook" && command.function === "reply") || component?.service === "request-reply";
}
