import type { LoadedVersion, StepComponent, WorkspaceBounds } from "@millrace/db";
import { componentDescriptorSchema, type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";

/** How containers of a step do. `deaf`: up, but never takes messages. `dies`: ends as soon as it has begun. */
export type Behaviour = "well" | "slow" | "deaf" | "dies";

/** Of all flows here; some containers take longer to come up. */
export const idleMs = 20_000;

interface StepGiven {
  command?: string;
  behaviour?: Behaviour;
  /** Anything that makes it another step as before. */
  edition?: number;
  replicas?: number;
}

/** `step_1`, then one after the other. */
function chain(
  steps: Readonly<Record<string, StepGiven>>,
  given: { cron?: string; type?: "realtime" } = {},
): FlowDefinition {
  const ids = Object.keys(steps);
  return flowDefinitionSchema.parse({
    idleSeconds: idleMs / 1000,
    ...given,
    graph: {
      nodes: Object.entries(steps).map(([id, { command = "work:do", behaviour = "well", edition = 1 }]) => ({
        id,
        command,
        fields: { behaviour, edition },
      })),
      edges: ids.slice(1).map((target, index) => ({ source: ids[index] ?? "", target })),
    },
    nodes_config: Object.fromEntries(
      Object.entries(steps).map(([id, { replicas }]) => [id, replicas === undefined ? {} : { replicas }]),
    ),
  });
}

const hook = { command: "hook:receive" };
const poller = { command: "clock:tick" };
const halfHourly = { cron: "*/30 * * * *" };

/** What may be published, by what is special about it. */
export const drafts = {
  plain: chain({ step_1: hook, step_2: {}, step_3: {} }),
  "other second": chain({ step_1: hook, step_2: { edition: 2 }, step_3: {} }),
  "other trigger": chain({ step_1: { ...hook, edition: 2 }, step_2: {}, step_3: {} }),
  "two replicas": chain({ step_1: hook, step_2: { edition: 3, replicas: 2 }, step_3: {} }),
  "slow second": chain({ step_1: hook, step_2: { behaviour: "slow" }, step_3: {} }),
  "deaf second": chain({ step_1: hook, step_2: { behaviour: "deaf" }, step_3: {} }),
  "dying second": chain({ step_1: hook, step_2: { behaviour: "dies" }, step_3: {} }),
  "without third": chain({ step_1: hook, step_2: {} }),
  "without second": chain({ step_1: hook, step_3: {} }),
  "with fourth": chain({ step_1: hook, step_2: {}, step_3: {}, step_4: { command: "extra:do" } }),
  realtime: chain({ step_1: hook, step_2: {}, step_3: {} }, { type: "realtime" }),
  polling: chain({ step_1: poller, step_2: {}, step_3: {} }, halfHourly),
  "polling, other trigger": chain({ step_1: { ...poller, edition: 2 }, step_2: {}, step_3: {} }, halfHourly),
  "polling, other times": chain({ step_1: poller, step_2: {} }, { cron: "0 */4 * * *" }),
  "polling, slow trigger": chain({ step_1: { ...poller, behaviour: "slow" }, step_2: {} }, halfHourly),
  "polling, deaf trigger": chain({ step_1: { ...poller, behaviour: "deaf" }, step_2: {} }, halfHourly),
  "polling, dying trigger": chain({ step_1: { ...poller, behaviour: "dies" }, step_2: {} }, halfHourly),
} as const satisfies Record<string, FlowDefinition>;
export type DraftName = keyof typeof drafts;

/** Of the schedules above: milliseconds between two ticks. */
export function tickEveryMs(cron: string): number {
  return cron === halfHourly.cron ? 1_800_000 : 4 * 3_600_000;
}

export const componentNames = ["hook", "clock", "work", "extra"] as const;
export type ComponentName = (typeof componentNames)[number];

/** What is installed, and how often each was built anew. */
export type Catalogue = ReadonlyMap<string, { build: number }>;

/** A published version as the database gives it: with the components that are there now. */
export function loadVersion(
  { number, definition }: { number: number; definition: FlowDefinition },
  { catalogue, bounds }: { catalogue: Catalogue; bounds: WorkspaceBounds },
): LoadedVersion {
  const components = new Map<string, StepComponent>();
  for (const { id, command } of definition.graph.nodes) {
    const [name = ""] = command.split(":");
    const installed = catalogue.get(name);
    if (installed) components.set(id, component(name, installed.build));
  }
  return { number, definition, components, mapper: undefined, credentialChangedAt: new Map(), bounds };
}

const descriptors = new Map(
  componentNames.map((name) => [
    name as string,
    componentDescriptorSchema.parse({
      title: name,
      triggers: {
        receive: { title: "Receive", main: "./receive.js", type: "webhook" },
        tick: { title: "Tick", main: "./tick.js", type: "polling" },
      },
      actions: { do: { title: "Do", main: "./do.js" } },
    }),
  ]),
);

function component(name: string, build: number): StepComponent {
  const descriptor = descriptors.get(name);
  if (!descriptor) throw new Error(`There is no component "${name}"`);
  return {
    name,
    version: "1.0.0",
    image: `${name}:${build}`,
    descriptor,
    env: {},
    runtime: "millrace",
    isBuiltIn: true,
  };
}

export function behaviourOf(definition: FlowDefinition, stepId: string): Behaviour {
  const behaviour = definition.graph.nodes.find(({ id }) => id === stepId)?.fields.behaviour;
  return behaviour === "slow" || behaviour === "deaf" || behaviour === "dies" ? behaviour : "well";
}
