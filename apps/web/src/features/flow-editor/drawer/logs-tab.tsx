"use client";

import { useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { findStep } from "../document/find-step.ts";
import { useDefinition } from "../store/editor-context.tsx";
import { useFlowId } from "../use-flow.ts";
import { LogLines } from "./log-lines.tsx";

const everyStep = "every-step";
const severities = ["trace", "debug", "info", "warn", "error"];

/** The newest lines of all containers, followed until paused. */
export function LogsTab() {
  const trpc = useTRPC();
  const definition = useDefinition();
  const flowId = useFlowId();
  const isIdle = useFlowState() === "inactive";
  const [step, setStep] = useState(everyStep);
  const [level, setLevel] = useState("trace");
  const [search, setSearch] = useState("");
  const [paused, setPaused] = useState(false);
  const log = useQuery(
    trpc.logs.tail.queryOptions(
      { flowId, tail: 500, ...(step !== everyStep && { stepId: step }) },
      { enabled: !isIdle, refetchInterval: paused ? false : 2_000, retry: false },
    ),
  );
  const wanted = (log.data ?? []).filter(
    (line) =>
      severities.indexOf(line.level) >= severities.indexOf(level) &&
      line.text.toLowerCase().includes(search.toLowerCase()),
  );
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-2 border-b px-3 py-1.5">
        <Select
          aria-label="Step"
          value={step}
          onValueChange={setStep}
          className="w-52"
          options={[
            { value: everyStep, label: "Every step" },
            ...definition.graph.nodes.map((node) => ({ value: node.id, label: node.name ?? node.id })),
          ]}
        />
        <Select
          aria-label="Level"
          value={level}
          onValueChange={setLevel}
          className="w-32"
          options={severities.map((name) => ({
            value: name,
            label: name === "trace" ? "Every level" : `${name} and up`,
          }))}
        />
        <Input
          aria-label="Search the log"
          placeholder="Search…"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="w-52"
        />
        <Button className="ml-auto" onClick={() => setPaused(!paused)} disabled={isIdle}>
          {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {paused ? "Follow" : "Pause"}
        </Button>
      </div>
      {isIdle ? (
        <p className="p-3 text-ink-faint text-sm">Logs go with their containers. Start the flow to see them here.</p>
      ) : (
        <LogLines
          lines={log.data && wanted}
          error={log.error}
          follow={!paused}
          nameOf={(stepId) => findStep(definition, stepId)?.name ?? stepId}
          className="max-h-none min-h-0 flex-1 py-1"
        />
      )}
    </div>
  );
}
