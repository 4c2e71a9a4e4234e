import type { FlowDefinition } from "../definition/flow-definition.ts";
import { successors } from "../definition/graph.ts";
import { workingDefinition } from "../definition/working-definition.ts";
import { canonicalText } from "./diff-values.ts";

/**
 * What happens to a step, and to what waits for it, when one version takes over from another. `kept`: its containers go on.
 * `replaced`: new ones take over, what waits goes on through them. `removed`: what waits is held until somebody decides.
 */
export type StepFate = "kept" | "replaced" | "added" | "removed";

interface Version {
  definition: FlowDefinition;
  /** Step id → version of its component. */
  components: Readonly<Record<string, string>>;
}

/**
 * By step id, those that are gone last. The runner decides by a hash of everything that shapes a container: this says the same
 * without it, from the definitions alone.
 */
export function stepFates(versions: { before: Version; after: Version }): Map<string, StepFate> {
  const [before, after] = [working(versions.before), working(versions.after)];
  const old = new Set(before.definition.graph.nodes.map(({ id }) => id));
  const present = after.definition.graph.nodes.map(({ id }): [string, StepFate] => {
    if (!old.has(id)) return [id, "added"];
    return [id, shapeOf(before, id) === shapeOf(after, id) ? "kept" : "replaced"];
  });
  const now = new Set(present.map(([id]) => id));
  const gone = before.definition.graph.nodes
    .filter(({ id }) => !now.has(id))
    .map(({ id }): [string, StepFate] => [id, "removed"]);
  return new Map([...present, ...gone]);
}

/** A step that is skipped has no containers: to the runner it is not there. */
function working({ definition, components }: Version): Version {
  return { definition: workingDefinition(definition), components };
}

/** What of a version shapes the containers of a step: neither its name nor how many of them there are. */
function shapeOf({ definition, components }: Version, stepId: string): string | undefined {
  const { graph, nodes_config, variables, type } = definition;
  const node = graph.nodes.find(({ id }) => id === stepId);
  const { replicas: _number, ...settings } = nodes_config?.[stepId] ?? {};
  return canonicalText({
    component: components[stepId],
    command: node?.command,
    fields: node?.fields,
    credential: node?.credential,
    inputs: graph.edges
      .filter(({ target }) => target === stepId)
      .map(canonicalText)
      .sort(),
    hasSuccessors: successors(graph, stepId).length > 0,
    settings,
    variables: variables ?? {},
    type,
  });
}
