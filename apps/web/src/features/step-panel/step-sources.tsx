"use client";

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import {
  type SourceSurroundings,
  SourceSurroundingsProvider,
} from "@/features/descriptor-form/source-surroundings.tsx";
import type { SampleMessage } from "@/features/mapping/evaluate-expression.ts";
import { ExpressionInput } from "@/features/mapping/expression-input.tsx";
import { useInsertTarget } from "@/features/mapping/insert-target.tsx";
import { scriptPath } from "@/features/mapping/script-path.ts";

interface StepSourcesProps {
  message: SampleMessage | undefined;
  mapper: Record<string, string> | undefined;
  children: ReactNode;
}

/** Gives the JSONata and the code within a field's view what a step's expressions have: paths at a click, completion, preview. */
export function StepSources({ message, mapper, children }: StepSourcesProps) {
  const { setTarget, forget } = useInsertTarget();
  const known = useRef(message);
  known.current = mapper ? undefined : message;
  const own = useRef<(path: string) => void>(undefined);
  useEffect(() => () => forget(own.current), [forget]);
  const surroundings = useMemo<SourceSurroundings>(
    () => ({
      drawExpression: (props) => <ExpressionInput {...props} message={message} mapper={mapper} />,
      onCodeFocus: (insert) => {
        own.current = (path) => insert(scriptPath(path, known.current));
        setTarget(own.current);
      },
    }),
    [message, mapper, setTarget],
  );
  return <SourceSurroundingsProvider value={surroundings}>{children}</SourceSurroundingsProvider>;
}
