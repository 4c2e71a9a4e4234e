import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "./input.tsx";

interface FilterInputProps extends Omit<ComponentProps<"input">, "type" | "onChange" | "className"> {
  "aria-label": string;
  value: string;
  onFilter(text: string): void;
}

/** Narrows what the page shows with every letter. Where the server has to be asked, `SearchInput` waits until typing ends. */
export function FilterInput({ onFilter, ...rest }: FilterInputProps) {
  return (
    <div className="relative w-64">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint" />
      <Input type="search" className="pl-8" onChange={(event) => onFilter(event.target.value)} {...rest} />
    </div>
  );
}
