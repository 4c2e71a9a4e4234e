import { JsonView } from "@/features/mapping/json-view.tsx";

/** Log lines that came with an error: texts as they are, anything else as JSON. */
export function ErrorLogs({ logs }: { logs: unknown }) {
  if (!Array.isArray(logs)) return <JsonView value={logs} label="Log of the step" />;
  if (logs.length === 0) return <p className="text-ink-faint">Nothing was logged.</p>;
  return (
    <pre className="max-h-60 overflow-auto whitespace-pre-wrap rounded-control border bg-sunken p-2 font-mono text-xs leading-5">
      {logs.map(asLine).join("\n")}
    </pre>
  );
}

function asLine(line: unknown): string {
  if (typeof line === "string") return line;
  return JSON.stringify(line);
}
