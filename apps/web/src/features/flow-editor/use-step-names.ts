"use client";

import { useMemo } from "react";
import { useEditor } from "./store/editor-context.tsx";

/** Step id → name, for all steps that have one. */
export function useStepNames(): ReadonlyMap<string, string> {
  // A text compares by value: typing into a field does not make the map anew.
  const names = useEditor((state) =>
    JSON.stringify(state.history.present.graph.nodes.map(({ id, name }) => [id, name ?? id])),
  );
  return useMemo(() => new Map<string, string>(JSON.parse(names)), [names]);
}
