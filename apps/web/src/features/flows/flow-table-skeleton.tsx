import { Skeleton } from "@/components/feedback/skeleton.tsx";

const rows = [0.32, 0.24, 0.4, 0.28, 0.36, 0.22];

export function FlowTableSkeleton() {
  return (
    <div role="status" aria-label="Loading the flows" className="flex flex-col">
      <div className="h-9 border-b" />
      {rows.map((width) => (
        <div key={width} className="flex h-10 items-center gap-4 border-b px-4">
          <Skeleton className="size-6" />
          <div style={{ width: `${width * 100}%` }}>
            <Skeleton className="h-4" />
          </div>
          <Skeleton className="h-5 w-20 rounded-full" />
          <Skeleton className="ml-auto h-4 w-40" />
        </div>
      ))}
    </div>
  );
}
