import type { ReactNode } from "react";

/** The drawings of empty places: thin lines in the colours of the theme. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 200 120"
      fill="none"
      aria-hidden
      className="h-30 w-50 text-line-strong"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

const paddles = [0, 45, 90, 135, 180, 225, 270, 315];

function Wheel({ x, y, className }: { x: number; y: number; className?: string }) {
  return (
    <g transform={`translate(${x} ${y})`} className={className ?? ""}>
      <circle r="24" />
      <circle r="6" />
      {paddles.map((angle) => (
        <path key={angle} d="M0 -6V-34M-5 -34H5" transform={`rotate(${angle + 12})`} />
      ))}
    </g>
  );
}

/** A wheel turning in three lines of water. */
export function RunningWheel() {
  return (
    <Drawing>
      <Wheel x={100} y={48} />
      <g className="text-accent" stroke="currentColor">
        <path d="M10 84c12 0 12 6 24 6s12-6 24-6 12 6 24 6 12-6 24-6 12 6 24 6 12-6 24-6 12 6 24 6" />
        <path d="M22 97c11 0 11 5 22 5s11-5 22-5 11 5 22 5 11-5 22-5 11 5 22 5 11-5 22-5" opacity=".65" />
        <path d="M46 110c10 0 10 4 20 4s10-4 20-4 10 4 20 4 10-4 20-4" opacity=".35" />
      </g>
    </Drawing>
  );
}

/** A wheel over a dry bed. */
export function DryWheel() {
  return (
    <Drawing>
      <Wheel x={100} y={48} />
      <path d="M20 98h30M62 98h14M90 98h44M146 98h34M44 108h22M80 108h56" />
      <path d="M150 92l5-7 5 7M40 92l4-5 4 5" />
    </Drawing>
  );
}

/** A key on the sluice. */
export function SluiceKey() {
  return (
    <Drawing>
      <rect x="62" y="18" width="76" height="62" rx="6" />
      <path d="M62 34h76M62 50h76M62 66h76" opacity=".6" />
      <g className="text-accent" stroke="currentColor">
        <circle cx="90" cy="49" r="10" />
        <path d="M100 49h26v8M116 49v6" />
        <path d="M10 94c12 0 12 6 24 6s12-6 24-6 12 6 24 6 12-6 24-6 12 6 24 6 12-6 24-6 12 6 24 6" />
        <path d="M46 109c10 0 10 4 20 4s10-4 20-4 10 4 20 4 10-4 20-4" opacity=".4" />
      </g>
    </Drawing>
  );
}
