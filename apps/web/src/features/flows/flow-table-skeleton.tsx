import { Skeleton } from "@/components/feedback/skeleton.tsx";

const rows = [0.62, 0.44, 0.8, 0.56, 0.7, 0.4];

export function FlowTableSkeleton() {
  return (
    <div role="status" aria-label="Loading the flows" className="flex flex-col">
      <div className="flex h-12 items-center gap-3 border-b px-4">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-7 w-72" />
      </div>
      <div className="h-9 border-b" />
      {rows.map((width) => (
        <div key={width} className="flex h-10 items-center gap-4 border-b px-4">
          <Skeleton className="size-7" />
          <div className="min-w-0 flex-1">
            <div style={{ width: `${width * 100}%` }}>
              <Skeleton className="h-4" />
            </div>
          </div>
          <Skeleton className="h-5 w-20 rounded-full" />
          <Skeleton className="h-4 w-80 max-w-[35%]" />
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </div>
  );
}
