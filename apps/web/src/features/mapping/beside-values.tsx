import type { ReactNode } from "react";

interface BesideValuesProps {
  /** The tree of earlier steps' samples; undefined where there is nothing to pick from. */
  values: ReactNode;
  children: ReactNode;
}

/**
 * Fields with the values they are filled from: below them in a narrow panel, docked beside them in a wide one, where they stay in sight while
 * the fields scroll. The panel's scroller has to be a container of known size.
 */
export function BesideValues({ values, children }: BesideValuesProps) {
  if (!values) return children;
  return (
    <div className="min-h-full @[660px]:grid @[660px]:min-h-[100cqh] @[660px]:grid-cols-[minmax(0,1fr)_minmax(0,18.5rem)]">
      <div className="min-w-0">{children}</div>
      <div className="min-w-0 border-t @[660px]:border-t-0 @[660px]:border-l @[660px]:bg-sunken">
        <div className="@[660px]:sticky @[660px]:top-0 @[660px]:max-h-[100cqh] @[660px]:overflow-y-auto">{values}</div>
      </div>
    </div>
  );
}
