"use client";

import type { Help } from "@millrace/flow";
import { useState } from "react";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import type { SampleMessage } from "./evaluate-expression.ts";
import { ExpressionInput } from "./expression-input.tsx";
import { literalOf, type ValueMode } from "./fixed-or-expression.ts";
import type { InputProperty } from "./input-properties.ts";
import { ModeSwitch } from "./mode-switch.tsx";
import { PathDrop } from "./path-drop.tsx";

interface MappingRowProps {
  property: InputProperty;
  /** JSONata, or undefined while the property is not mapped. */
  source: string | undefined;
  message: SampleMessage | undefined;
  problem: string | undefined;
  help?: Help | undefined;
  /** False for a text that cannot be kept as it stands. `isPick`: it was not typed. */
  onMap(source: string | undefined, isPick?: boolean): boolean;
}

/** One property of the input. A fixed value is stored as the JSONata literal that it is. */
export function MappingRow({ property, source: kept, message, problem, help, onMap: keep }: MappingRowProps) {
  // What cannot be kept yet (an open bracket in a part of an object) stays in the field until it can.
  const [draft, setDraft] = useState<string>();
  const source = draft ?? kept;
  const onMap = (next: string | undefined, isPick?: boolean) => setDraft(keep(next, isPick) ? undefined : next);
  const [isPicked, setPicked] = useState(false);
  const literal = source === undefined ? undefined : literalOf(source);
  const [mode, setMode] = useState<ValueMode>(literal === undefined ? "expression" : "fixed");
  // What was typed stays the source in both modes; only a text that is no literal needs an expression.
  const shown =
    mode === "fixed" && source !== undefined && source !== "" && literal === undefined ? "expression" : mode;
  const isWhole = property.name === "$" || property.name === "";
  // What the other mode held comes back with it.
  const [held, setHeld] = useState<{ fixed?: string | undefined; expression?: string | undefined }>({});
  const change = (next: ValueMode) => {
    setMode(next);
    setPicked(false);
    if (next === "fixed" && source && literal === undefined) {
      setHeld({ ...held, expression: source });
      onMap(held.fixed);
    } else if (next === "expression" && held.expression !== undefined) {
      setHeld({ fixed: source });
      onMap(held.expression);
    }
  };
  return (
    <Field
      label={property.title}
      description={property.description}
      required={property.isRequired}
      help={help}
      problem={draft === undefined ? problem : "Not kept yet: a bracket or a quotation mark is open."}
      {...(!isWhole && { aside: <ModeSwitch label={property.title} mode={shown} onChange={change} /> })}
    >
      {(ids) => (
        <div data-field={property.name}>
          {shown === "fixed" ? (
            <PathDrop
              onDrop={(path) => {
                setHeld({ ...held, fixed: source });
                setMode("expression");
                setPicked(true);
                onMap(path, true);
              }}
            >
              <Input
                {...ids}
                value={literal === undefined ? "" : String(literal)}
                onChange={(event) => onMap(fixedSource(event.target.value, property.type))}
              />
            </PathDrop>
          ) : (
            <ExpressionInput
              ids={ids}
              source={source ?? ""}
              message={message}
              type={property.type}
              isPicked={isPicked}
              {...(isWhole && { className: "min-h-24" })}
              onChange={(text) => onMap(text || undefined)}
            />
          )}
        </div>
      )}
    </Field>
  );
}

/** Numbers and truth values as such when the schema asks for them, else a text. */
function fixedSource(text: string, type: string | undefined): string | undefined {
  if (text === "") return undefined;
  const typed = type === "number" || type === "integer" || type === "boolean";
  return typed && literalOf(text) !== undefined ? text.trim() : JSON.stringify(text);
}
