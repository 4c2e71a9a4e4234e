import { DryWheel, RunningWheel, SluiceKey } from "@/components/brand/drawings.tsx";
import { Wordmark } from "@/components/brand/mark.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const surfaces = ["canvas", "surface", "raised", "sunken", "hover", "line", "line-strong"];
const inks = ["ink", "ink-muted", "ink-faint", "accent-text", "running", "sleeping", "suspended", "problem"];
const pairs = [
  ["accent", "on-accent"],
  ["accent-soft", "accent-text"],
  ["running-soft", "running"],
  ["sleeping-soft", "sleeping"],
  ["suspended-soft", "suspended"],
  ["problem-soft", "problem"],
  ["danger", "on-danger"],
] as const;
const sizes = ["text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl"];

export function TokensChapter() {
  return (
    <Chapter title="Tokens">
      <Specimen name="Surfaces" wide>
        {surfaces.map((name) => (
          <Swatch key={name} name={name} background={name} ink="ink" />
        ))}
      </Specimen>
      <Specimen name="Words, on surface" wide>
        {inks.map((name) => (
          <Swatch key={name} name={name} background="surface" ink={name} />
        ))}
      </Specimen>
      <Specimen name="Words on their own ground" wide>
        {pairs.map(([background, ink]) => (
          <Swatch key={background} name={background} background={background} ink={ink} />
        ))}
      </Specimen>
      <Specimen name="Sizes: 12 13 14 16 20 28" wide>
        {sizes.map((size) => (
          <span key={size} className={size}>
            Millrace
          </span>
        ))}
        <code className="font-mono text-sm">{'{"orders": 3412}'}</code>
      </Specimen>
      <Specimen name="Mark and drawings" wide>
        <Wordmark />
        <RunningWheel />
        <DryWheel />
        <SluiceKey />
      </Specimen>
    </Chapter>
  );
}

function Swatch({ name, background, ink }: { name: string; background: string; ink: string }) {
  return (
    <span
      className="grid h-12 w-26 place-items-center rounded-card border text-xs"
      style={{ background: `var(--color-${background})`, color: `var(--color-${ink})` }}
    >
      {name}
    </span>
  );
}
