import { FoldedText } from "./folded-text.tsx";

/** What a component wrote before it failed. */
export function SaidMeanwhile({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
  return <FoldedText summary={`Log of the component, ${count}`} text={lines.join("\n")} copyLabel="Copy the log" />;
}
