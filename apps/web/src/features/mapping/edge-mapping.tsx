"use client";

import { type Help, resolveHelp } from "@millrace/flow";
import { Plus, RotateCw, Trash2 } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { SaidMeanwhile } from "@/components/ui/said-meanwhile.tsx";
import { replaceMapping, setCondition } from "@/features/flow-editor/document/change-edge.ts";
import { type EdgeEnds, findEdge, findStep } from "@/features/flow-editor/document/find-step.ts";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { useDefinition, useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import type { InputMetadata } from "@/features/step-panel/use-input-metadata.ts";
import type { StepForm } from "@/features/step-panel/use-step.ts";
import { ExpressionInput } from "./expression-input.tsx";
import { type InputProperty, inputProperties } from "./input-properties.ts";
import { mapProperty, sourceOf } from "./map-property.ts";
import { MappingRow } from "./mapping-row.tsx";
import { messageFrom, type StepSample, senderOver } from "./step-samples.ts";
import { WholeObjectButton } from "./whole-object-button.tsx";

interface EdgeMappingProps {
  edge: EdgeEnds;
  samples: readonly StepSample[];
  /** What the action takes in. */
  metadata: InputMetadata;
  form: StepForm | undefined;
}

/** One connection into a step: its condition, and how its messages become the step's input. */
export function EdgeMapping({ edge, samples, metadata, form }: EdgeMappingProps) {
  const store = useEditorStore();
  const config = useEditor((state) => findEdge(state.history.present, edge)?.config);
  const sourceName = useEditor((state) => findStep(state.history.present, edge.source)?.name ?? edge.source);
  const sender = senderOver(useDefinition(), { source: edge.source, samples });
  const message = useMemo(() => messageFrom(samples, sender), [samples, sender]);
  const edgeKey = `${edge.source}->${edge.target}`;
  const problems = useStepProblems(edge.target).filter((problem) => problem.edgeId === edgeKey);
  const properties = inputProperties(metadata.schema, config?.mapper ?? {}, metadata.extensions);
  const helpFor = (property?: InputProperty) =>
    form &&
    resolveHelp("mapping", {
      target: {
        component: form.component,
        function: form.found.name,
        ...(property && { field: property.name, property: property.help }),
      },
      sources: form.sources,
    });
  const map: MappingRowsProps["onMap"] = (property, source, isPick = false) => {
    const { history, edit } = store.getState();
    const mapper = mapProperty(findEdge(history.present, edge)?.config?.mapper ?? {}, { property, source });
    if (!mapper) return false;
    edit((flow) => replaceMapping(flow, { edge, mapper }), {
      // What is dropped or clicked into a field is a step of its own to undo.
      ...(!isPick && { mergeKey: `map ${edgeKey} ${property.name}` }),
    });
    return true;
  };
  return (
    <PanelSection
      title={`From ${sourceName}`}
      aside={<HelpHint help={helpFor()} subject={`mapping from ${sourceName}`} />}
    >
      <Field
        label="Condition"
        description="Only messages that meet it take this way. Empty: all of them."
        problem={problems.find(({ field }) => field === "condition")?.message}
      >
        {(ids) => (
          <div data-field="condition">
            <ExpressionInput
              ids={ids}
              kind="condition"
              source={config?.condition ?? ""}
              placeholder="amount > 0"
              message={message}
              onChange={(condition) =>
                store
                  .getState()
                  .edit((flow) => setCondition(flow, { edge, condition }), { mergeKey: `condition ${edgeKey}` })
              }
            />
          </div>
        )}
      </Field>
      <MetadataState metadata={metadata} />
      <MappingRows
        key={edgeKey}
        properties={properties}
        mapper={config?.mapper ?? {}}
        message={message}
        problems={problems}
        helpFor={helpFor}
        onMap={map}
        onReplace={(mapper) => store.getState().edit((flow) => replaceMapping(flow, { edge, mapper }))}
      />
    </PanelSection>
  );
}

/** Only an action that has to be asked what it takes can leave that open. */
function MetadataState({ metadata: { isLoading, problem, logs, onRetry } }: { metadata: InputMetadata }) {
  if (problem !== undefined) {
    return (
      <Notice tone="problem" title="The component could not say what this step takes">
        <p className="break-words text-ink-muted text-xs">{problem}</p>
        <SaidMeanwhile lines={logs} />
        <Button size="sm" className="mt-1 self-start" onClick={onRetry}>
          <RotateCw aria-hidden />
          Ask again
        </Button>
      </Notice>
    );
  }
  if (!isLoading) return null;
  return (
    <p role="status" className="flex items-center gap-2 text-ink-muted text-xs">
      <Spinner />
      Asking the component what this step takes…
    </p>
  );
}

type MappedProperty = Pick<InputProperty, "name" | "below">;

interface MappingRowsProps {
  properties: readonly InputProperty[];
  mapper: Record<string, string>;
  message: ReturnType<typeof messageFrom>;
  problems: ReadonlyArray<{ field?: string; message: string }>;
  helpFor(property: InputProperty): Help | undefined;
  /** False for a text that cannot be kept in the flow as it stands. */
  onMap(property: MappedProperty, source: string | undefined, isPick?: boolean): boolean;
  onReplace(mapper: Record<string, string>): void;
}

function MappingRows({ properties, mapper, message, problems, helpFor, onMap, onReplace }: MappingRowsProps) {
  const isMapped = Object.keys(mapper).length > 0;
  const isWhole = "$" in mapper || "" in mapper;
  // One expression gives everything: fields beside it would be ignored.
  const shown = isWhole ? properties.filter(({ name }) => name === "$" || name === "") : properties;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-2">
        <p className="text-ink-muted text-xs">
          {isWhole
            ? "The step gets what this expression gives."
            : isMapped
              ? "The step gets exactly these properties."
              : "The message goes in as it is. Fill a property to give it another shape."}
        </p>
        <WholeObjectButton mapper={mapper} onChange={onReplace} />
      </div>
      {shown.map((property) => (
        <div key={property.name} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <MappingRow
              property={property}
              source={sourceOf(mapper, property)}
              message={message}
              problem={problems.find(({ field }) => field === (property.below?.property ?? property.name))?.message}
              help={helpFor(property)}
              // A line that only the mapping names stays while its text is emptied and written anew.
              onMap={(source, isPick) =>
                onMap(property, source ?? (property.isDeclared || property.below ? undefined : ""), isPick)
              }
            />
          </div>
          {sourceOf(mapper, property) !== undefined && (
            <IconButton size="sm" label={`Clear ${property.title}`} onClick={() => onMap(property, undefined)}>
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {!isWhole && (
        <NewProperty onAdd={(name) => onMap({ name }, "")} taken={properties.map((property) => property.name)} />
      )}
    </div>
  );
}

function NewProperty({ onAdd, taken }: { onAdd(name: string): void; taken: readonly string[] }) {
  const id = useId();
  const [name, setName] = useState("");
  const wish = name.trim();
  const add = () => {
    if (!wish || taken.includes(wish)) return;
    onAdd(wish);
    setName("");
  };
  return (
    <div className="flex gap-2">
      <label htmlFor={id} className="sr-only">
        Name of a new property
      </label>
      <Input
        id={id}
        value={name}
        placeholder="Another property, or $ for the whole"
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && add()}
        className="font-mono text-xs"
      />
      <Button onClick={add} disabled={!wish || taken.includes(wish)}>
        <Plus aria-hidden />
        Add
      </Button>
    </div>
  );
}
