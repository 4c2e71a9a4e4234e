import { FilterButtons } from "@/components/form/filter-buttons.tsx";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import type { ListedCredential } from "./credential-table.tsx";
import { type CredentialFilter, filterCredentials } from "./filter-credentials.ts";

export interface CredentialFiltersProps {
  credentials: readonly ListedCredential[];
  search: string;
  onSearch(search: string): void;
  filter: CredentialFilter;
  onFilter(filter: CredentialFilter): void;
}

const filters: ReadonlyArray<{ filter: CredentialFilter; label: string }> = [
  { filter: "all", label: "All" },
  { filter: "attention", label: "Needs attention" },
  { filter: "unused", label: "Not used" },
];

/** Search and filter above the list; each filter says how many it would show. */
export function CredentialFilters({ credentials, search, onSearch, filter, onFilter }: CredentialFiltersProps) {
  return (
    <FilterBar className="gap-x-3">
      <FilterInput aria-label="Search credentials" placeholder="Search" value={search} onFilter={onSearch} />
      <FilterButtons
        label="Show"
        value={filter}
        choices={filters.map(({ filter: value, label }) => ({
          value,
          label,
          count: filterCredentials(credentials, { search, filter: value }).length,
        }))}
        onChoose={onFilter}
      />
    </FilterBar>
  );
}
