import { FilterInput } from "@/components/form/filter-input.tsx";
import { cn } from "@/lib/cn.ts";
import type { ListedCredential } from "./credential-table.tsx";
import { type CredentialFilter, filterCredentials } from "./filter-credentials.ts";

export interface CredentialFiltersProps {
  credentials: readonly ListedCredential[];
  search: string;
  onSearch(search: string): void;
  filter: CredentialFilter;
  onFilter(filter: CredentialFilter): void;
}

const filters: Array<{ filter: CredentialFilter; label: string }> = [
  { filter: "all", label: "All" },
  { filter: "attention", label: "Needs attention" },
  { filter: "unused", label: "Not used" },
];

/** Search and filter above the list; each filter says how many it would show. */
export function CredentialFilters({ credentials, search, onSearch, filter, onFilter }: CredentialFiltersProps) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-3 border-b px-4">
      <FilterInput aria-label="Search credentials" placeholder="Search" value={search} onFilter={onSearch} />
      <fieldset aria-label="Show" className="flex items-center gap-1">
        {filters.map(({ filter: own, label }) => (
          <button
            key={own}
            type="button"
            aria-pressed={filter === own}
            onClick={() => onFilter(own)}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-control px-2.5 text-sm transition-colors",
              filter === own ? "bg-accent-soft font-medium text-accent-text" : "text-ink-muted hover:bg-hover",
            )}
          >
            {label}
            <span className="numeric text-xs">{filterCredentials(credentials, { search, filter: own }).length}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
