"use client";

import { createContext, type ReactNode, use } from "react";
import { CodeEditor, type InsertText } from "@/components/code-editor/code-editor.tsx";
import type { ControlIds } from "@/components/form/field.tsx";

export interface ExpressionProps {
  ids: ControlIds;
  source: string;
  onChange(source: string): void;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** What the place of a form knows about the texts that are written in it. */
export interface SourceSurroundings {
  /** Draws JSONata: in a step with completion and preview. */
  drawExpression(props: ExpressionProps): ReactNode;
  /** Told the way to insert when code has the cursor. */
  onCodeFocus?: ((insert: InsertText) => void) | undefined;
}

const SourceContext = createContext<SourceSurroundings>({ drawExpression: drawPlain });

export function SourceSurroundingsProvider({ value, children }: { value: SourceSurroundings; children: ReactNode }) {
  return <SourceContext value={value}>{children}</SourceContext>;
}

export function useSourceSurroundings(): SourceSurroundings {
  return use(SourceContext);
}

/** JSONata that is a part of a field's value. */
export function ExpressionPart(props: ExpressionProps) {
  return useSourceSurroundings().drawExpression(props);
}

/** Where no message is known, as in a credential. */
function drawPlain({ source, ...rest }: ExpressionProps): ReactNode {
  return <CodeEditor language="jsonata" value={source} {...rest} />;
}
