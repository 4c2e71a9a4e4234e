import type { Problem } from "@millrace/flow";
import { createStore, type StoreApi } from "zustand/vanilla";

export interface ProblemState {
  /** In the order of the walk. */
  problems: readonly Problem[];
  byStep: ReadonlyMap<string, readonly Problem[]>;
  /** Where the walk through them was last. */
  walkedTo: Problem | undefined;
  show(problems: readonly Problem[]): void;
  walkTo(problem: Problem): void;
}

export type ProblemStore = StoreApi<ProblemState>;

export function createProblemStore(): ProblemStore {
  return createStore<ProblemState>((set) => ({
    problems: [],
    byStep: new Map(),
    walkedTo: undefined,
    walkTo: (walkedTo) => set({ walkedTo }),
    show: (problems) =>
      set((state) =>
        sameProblems(state.problems, problems) ? state : { problems, byStep: groupByStep(problems, state.byStep) },
      ),
  }));
}

/** Problems per step; a step whose problems are the same keeps its list, so that it is not drawn again. */
export function groupByStep(
  problems: readonly Problem[],
  before: ReadonlyMap<string, readonly Problem[]>,
): ReadonlyMap<string, readonly Problem[]> {
  const groups = Map.groupBy(
    problems.filter((problem) => problem.stepId !== undefined),
    (problem) => problem.stepId ?? "",
  );
  return new Map(
    [...groups].map(([stepId, fresh]) => {
      const known = before.get(stepId);
      return [stepId, known && sameProblems(known, fresh) ? known : fresh];
    }),
  );
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
