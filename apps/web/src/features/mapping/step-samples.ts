import {
  ancestors,
  errorHandler,
  exampleHandledError,
  type FlowDefinition,
  findFunction,
  outputMetadata,
  type Passthrough,
  parseStepCommand,
  predecessors,
  sampleFromMetadata,
  workingAround,
} from "@millrace/flow";
import { type Catalogue, sourcesOf } from "../flow-editor/catalogue/catalogue.ts";
import type { SampleMessage } from "./evaluate-expression.ts";

export interface StepSample {
  stepId: string;
  body: unknown;
  /** `message`: went through the step; `schema`: made of what the step says it puts out. */
  origin: "message" | "schema";
  /** What to call it, where it is not what a step put out. */
  title?: string;
  /** Only a part of a big sample is here: previews are made of that part. */
  isCut?: boolean;
}

interface Samples {
  catalogue: Catalogue;
  /** Newest output per step. */
  recorded: Readonly<Record<string, unknown>>;
  /** Schema of the output of steps whose component had to be asked, as far as it has answered. */
  asked?: ReadonlyMap<string, Record<string, unknown>>;
  /** Steps whose output is cut, because it is big. */
  cut?: ReadonlySet<string>;
}

/** The best example of what a step puts out, or undefined when nothing is known of it. */
export function sampleOf(
  definition: FlowDefinition,
  { stepId, catalogue, recorded, cut, asked }: Samples & { stepId: string },
): StepSample | undefined {
  const body = recorded[stepId];
  if (body !== undefined) return { stepId, body, origin: "message", ...(cut?.has(stepId) && { isCut: true }) };
  const step = definition.graph.nodes.find((node) => node.id === stepId);
  const command = step && parseStepCommand(step.command);
  const descriptor = command && sourcesOf(catalogue, command)?.descriptor;
  const found = descriptor && findFunction(descriptor, command.function);
  const out = found && outputMetadata({ descriptor, found, fields: step.fields, asked: asked?.get(stepId) });
  const made = out && madeFrom(out);
  return made === undefined ? undefined : { stepId, body: made, origin: "schema" };
}

/** One example per schema, so that asking again gives the same object. */
const examples = new WeakMap<object, unknown>();

function madeFrom(schema: Record<string, unknown>): unknown {
  if (!examples.has(schema)) examples.set(schema, sampleFromMetadata(schema));
  return examples.get(schema);
}

/** Steps whose output can be in a message that reaches one, nearest first: not those that are skipped. */
export function stepsBefore(definition: FlowDefinition, stepId: string): string[] {
  return ancestors(workingAround(definition, stepId).graph, stepId);
}

/** What comes to an error handler comes from no step in particular. */
const errorSource = "_error";
const errorSample: StepSample = {
  stepId: errorSource,
  body: exampleHandledError,
  origin: "schema",
  title: "Error of another step",
};

/** Samples of all steps before one, nearest first. */
export function samplesBefore(
  definition: FlowDefinition,
  { stepId, ...samples }: Samples & { stepId: string },
): StepSample[] {
  if (errorHandler(definition.graph)?.id === stepId) return [errorSample];
  return stepsBefore(definition, stepId).flatMap((id) => sampleOf(definition, { stepId: id, ...samples }) ?? []);
}

/** A message as it arrives over one edge, made of the samples; undefined while its source has none. */
export function messageFrom(samples: readonly StepSample[], source: string | undefined): SampleMessage | undefined {
  const own = samples.find((sample) => sample.stepId === source);
  if (!own) return undefined;
  const earlier = samples.filter(({ stepId }) => stepId !== errorSource);
  const passthrough: Passthrough = Object.fromEntries(earlier.map(({ stepId, body }) => [stepId, { body }]));
  return { body: own.body, passthrough };
}

/** Which step's message a preview is made of, when several feed the step: the first one with a sample. */
export function previewSource(
  definition: FlowDefinition,
  { stepId, samples }: { stepId: string; samples: readonly StepSample[] },
): string | undefined {
  if (errorHandler(definition.graph)?.id === stepId) return errorSource;
  const feeding = predecessors(workingAround(definition, stepId).graph, stepId);
  return feeding.find((id) => samples.some((sample) => sample.stepId === id)) ?? feeding[0];
}

/** Whose messages come over a connection: its source's, or while that is skipped what comes to it. */
export function senderOver(
  definition: FlowDefinition,
  { source, samples }: { source: string; samples: readonly StepSample[] },
): string | undefined {
  const isSkipped = definition.graph.nodes.some(({ id, skipped }) => id === source && skipped);
  return isSkipped ? previewSource(definition, { stepId: source, samples }) : source;
}
