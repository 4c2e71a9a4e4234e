import { listSamples, listStepSamples } from "@millrace/db";
import {
  ancestors,
  DomainError,
  exampleHandledError,
  type FlowNode,
  type Message,
  outputMetadata,
  type Passthrough,
  parseStepCommand,
  predecessors,
  sampleFromMetadata,
  triggerKind,
  wantsMetadata,
  workingAround,
} from "@millrace/flow";
import { askMetadata } from "../design/ask-metadata.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { type DrawnStep, findDrawnStep } from "./find-drawn-step.ts";

interface Trial {
  flowId: string;
  stepId: string;
  step: DrawnStep;
  /** Given by hand: exactly what the step gets, instead of what earlier steps would send. */
  input?: unknown;
}

/**
 * The message a trial begins with, and the step it comes from: of the nearest earlier step that has a sample, mapped as the
 * connection says. A polling trigger gets the schedule's empty one. Throws `invalid_input` when nothing is known.
 */
export async function trialInput(
  ctx: WorkspaceContext,
  { flowId, stepId, step, input }: Trial,
): Promise<{ source?: string; message: Message }> {
  const { found } = step;
  const definition = workingAround(step.definition, stepId);
  const kind = found?.role === "trigger" ? triggerKind(found.descriptor) : undefined;
  if (kind === "polling" && input === undefined) return { message: { body: {}, headers: {} } };
  if (kind === "webhook" && input === undefined) {
    throw new DomainError(
      "invalid_input",
      "This trigger starts with a webhook call: wait for one, or give the body by hand.",
    );
  }
  if (found?.role === "trigger") return { message: webhookMessage(input) };
  if (step.node.handlesErrors) return { message: { body: input ?? exampleHandledError, headers: {} } };
  const bodies = await earlierBodies(ctx, { flowId, stepId, step });
  const passthrough: Passthrough = Object.fromEntries(Object.entries(bodies).map(([id, body]) => [id, { body }]));
  if (input !== undefined) return { message: { body: input, headers: {}, passthrough } };
  const feeding = predecessors(definition.graph, stepId);
  const source = feeding.find((id) => Object.hasOwn(bodies, id));
  if (source !== undefined) return { source, message: { body: bodies[source], headers: {}, passthrough } };
  const [first] = feeding;
  const name = definition.graph.nodes.find(({ id }) => id === first)?.name ?? first;
  throw new DomainError(
    "invalid_input",
    first === undefined
      ? "Nothing leads into this step: connect it, or give its input by hand."
      : `"${name}" before it has no sample yet: test that one first, or give the input by hand.`,
  );
}

/** As the gateway makes it (component contract §8.5). */
function webhookMessage(body: unknown): Message {
  return { body, headers: {}, method: "POST", query: {}, url: "", originalUrl: "", pathSuffix: "", params: {} };
}

/** The best known output of each earlier step, whole; one that only its schema tells of counts last. */
async function earlierBodies(
  ctx: WorkspaceContext,
  { flowId, stepId, step }: Omit<Trial, "input">,
): Promise<Record<string, unknown>> {
  const { db, workspaceId, masterKey } = ctx;
  const [taken, recorded] = await Promise.all([
    listStepSamples(db, { workspaceId, flowId, masterKey }),
    listSamples(db, { workspaceId, flowId }),
  ]);
  const known = new Map([...recorded, ...taken].map((sample) => [sample.stepId, sample.body]));
  const bodies: Record<string, unknown> = {};
  for (const id of ancestors(workingAround(step.definition, stepId).graph, stepId)) {
    const body = known.has(id) ? known.get(id) : await schemaBody(ctx, { flowId, id, step });
    if (body !== undefined) bodies[id] = body;
  }
  return bodies;
}

async function schemaBody(
  ctx: WorkspaceContext,
  { flowId, id, step }: { flowId: string; id: string; step: DrawnStep },
): Promise<unknown> {
  const { component, found, node } = await findDrawnStep(ctx, { flowId, stepId: id, definition: step.definition });
  if (!component || !found) return undefined;
  const told = { descriptor: component.descriptor, found, fields: node.fields };
  const asked = wantsMetadata(told) ? await askedOutput(ctx, node) : undefined;
  return sampleFromMetadata(outputMetadata({ ...told, asked }));
}

async function askedOutput(ctx: WorkspaceContext, node: FlowNode): Promise<Record<string, unknown> | undefined> {
  const command = parseStepCommand(node.command);
  if (!command) return undefined;
  const { component, version, function: name } = command;
  try {
    const question = { component, version, function: name, credentialId: node.credential, fields: node.fields };
    return (await askMetadata(ctx, question)).out;
  } catch (error) {
    // Then nobody knows it, and whoever tries the step is told to try this one first.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
