import { type FlowDefinition, parseStepCommand } from "@millrace/flow";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { cn } from "@/lib/cn.ts";

const tilePx = 32;
const gapPx = { x: 62, y: 40 };

export interface FlowDrawingProps {
  graph: FlowDefinition["graph"];
  /** By component name. */
  icons: ReadonlyMap<string, string | undefined>;
  className?: string;
}

/** A flow in small: its steps' icons where they stand, joined by lines. */
export function FlowDrawing({ graph, icons, className }: FlowDrawingProps) {
  const columns = ranks(graph.nodes.map(({ position }) => position?.x ?? 0));
  const rows = ranks(graph.nodes.map(({ position }) => position?.y ?? 0));
  const places = new Map(
    graph.nodes.map(({ id, position }) => {
      // A row of its own for each height: the whole is centred.
      const x = (columns.get(position?.x ?? 0) ?? 0) * gapPx.x;
      const y = (rows.get(position?.y ?? 0) ?? 0) * (gapPx.y / 2);
      return [id, { x, y }] as const;
    }),
  );
  const width = (columns.size - 1) * gapPx.x + tilePx;
  const height = (rows.size - 1) * (gapPx.y / 2) + tilePx;
  return (
    <div aria-hidden className={cn("grid h-28 place-items-center rounded-t-card bg-canvas", className)}>
      <div className="relative" style={{ width, height }}>
        <svg
          aria-hidden
          className="absolute inset-0 overflow-visible text-line-strong"
          width={width}
          height={height}
          fill="none"
        >
          {graph.edges.map(({ source, target }) => {
            const from = places.get(source);
            const to = places.get(target);
            if (!from || !to) return null;
            const [x1, y1] = [from.x + tilePx, from.y + tilePx / 2];
            const [x2, y2] = [to.x, to.y + tilePx / 2];
            const middle = (x1 + x2) / 2;
            return (
              <path
                key={`${source} ${target}`}
                d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
                stroke="currentColor"
                strokeWidth="1.5"
              />
            );
          })}
        </svg>
        {graph.nodes.map(({ id, command }, index) => {
          const place = places.get(id);
          return (
            <span key={id} className="absolute" style={{ left: place?.x, top: place?.y }}>
              <IconTile
                icon={icons.get(parseStepCommand(command)?.component ?? "")}
                className={cn("border bg-surface", index === 0 && "rounded-l-full")}
              />
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** Each value's place among the different ones. */
function ranks(values: readonly number[]): Map<number, number> {
  const different = [...new Set(values)].toSorted((a, b) => a - b);
  return new Map(different.map((value, index) => [value, index]));
}
