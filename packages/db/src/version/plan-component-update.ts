import { blocksPublishing, type FlowDefinition, type Problem, retargetSteps, stepsOf } from "@millrace/flow";
import type { CatalogueComponent, CatalogueVersion } from "../component/load-catalogue.ts";
import { findProblems, type Surroundings } from "./find-problems.ts";
import type { VersionRow } from "./get-version.ts";
import { isSameFlow } from "./is-same-flow.ts";

/** What taking a flow to a version of a component comes to. */
export interface ComponentUpdate {
  /** `publish`: its newest version with the component changed goes live. `draft`: it was never published. */
  outcome: "publish" | "draft" | "unchanged" | "refused";
  /** The steps that change. */
  steps: string[];
  /** Versions of the component that they leave. */
  from: string[];
  /** Of those steps, as they will be. */
  problems: Problem[];
  /** What is to be published; other components stay as they were. */
  publication: { definition: FlowDefinition; components: Record<string, string> } | undefined;
  /** The draft as it will be; the same object when it stays. */
  draft: FlowDefinition;
  /** The draft holds more than was published, and goes on doing so. */
  keepsChanges: boolean;
}

interface Asked {
  draft: FlowDefinition;
  newest: VersionRow | undefined;
  component: CatalogueComponent;
  target: CatalogueVersion;
  surroundings: Surroundings;
}

/** Decides, without doing it. What nobody has published yet of a draft is not published along with it. */
export function planComponentUpdate({ draft, newest, component, target, surroundings }: Asked): ComponentUpdate {
  const { name, versions } = component;
  const aim = { component: name, version: target.version, isNewest: versions[0].id === target.id };
  const drawn = retargetSteps(draft, aim);
  const changesDraft = drawn.graph.nodes.some((node, index) => node !== draft.graph.nodes[index]);
  const rest = { draft: changesDraft ? drawn : draft, keepsChanges: false };
  if (!newest) {
    const steps = changesDraft ? stepsOf(draft, name) : [];
    const problems = problemsOf(drawn, { steps, surroundings });
    return {
      ...rest,
      outcome: changesDraft ? "draft" : "unchanged",
      steps,
      from: [],
      problems,
      publication: undefined,
    };
  }
  const steps = stepsOf(newest.definition, name).filter((id) => newest.components[id] !== target.id);
  const from = versions.filter(({ id }) => steps.some((step) => newest.components[step] === id));
  const definition = retargetSteps(newest.definition, aim);
  const problems = problemsOf(definition, { steps, surroundings });
  const components = { ...newest.components, ...Object.fromEntries(steps.map((id) => [id, target.id])) };
  const outcome = steps.length === 0 ? (changesDraft ? "draft" : "unchanged") : blocked(problems);
  return {
    draft: outcome === "refused" ? draft : rest.draft,
    keepsChanges: !isSameFlow(newest.definition, draft),
    outcome,
    steps: steps.length === 0 && changesDraft ? stepsOf(draft, name) : steps,
    from: from.map(({ version }) => version),
    problems,
    publication: outcome === "publish" ? { definition, components } : undefined,
  };
}

function blocked(problems: readonly Problem[]): "refused" | "publish" {
  return blocksPublishing(problems) ? "refused" : "publish";
}

function problemsOf(
  definition: FlowDefinition,
  { steps, surroundings }: { steps: readonly string[]; surroundings: Surroundings },
): Problem[] {
  const concerned = new Set(steps);
  return findProblems(definition, surroundings).filter(
    ({ stepId, code }) => stepId !== undefined && concerned.has(stepId) && code !== "deprecated",
  );
}
