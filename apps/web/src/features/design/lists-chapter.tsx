"use client";

import { useState } from "react";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { FilterButtons } from "@/components/form/filter-buttons.tsx";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { SearchInput } from "@/components/form/search-input.tsx";
import { TreeSelect } from "@/components/tree/tree-select.tsx";
import { Button } from "@/components/ui/button.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { ResizablePanel } from "@/components/ui/resizable-panel.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const choices = [
  { value: undefined, label: "All", count: 33 },
  { value: "running", label: "Running", count: 4 },
  { value: "suspended", label: "Suspended", count: 1 },
];
const shelves = [
  { key: "food", label: "Food", children: [{ key: "peas", label: "Peas", children: [] }] },
  { key: "tools", label: "Tools", children: [] },
];
const manyPages = 100;

/** What stands around a list. */
export function ListsChapter() {
  const [text, setText] = useState("");
  const [state, setState] = useState<string>();
  const [shelf, setShelf] = useState("");
  return (
    <Chapter title="Lists">
      <Specimen name="Bar above a list" wide>
        <FilterBar className="w-full">
          <FilterInput aria-label="Narrow" placeholder="Narrows with every letter" value={text} onFilter={setText} />
          <FilterButtons<string | undefined> label="State" choices={choices} value={state} onChoose={setState} />
          <Button size="sm" className="ml-auto">
            Retry all (29)…
          </Button>
        </FilterBar>
      </Specimen>
      <Specimen name="Search, asked when typing ends">
        <SearchInput
          label="Search"
          placeholder="Id, or a text"
          search={text}
          onSearch={(words) => setText(words ?? "")}
        />
      </Specimen>
      <Specimen name="Choice from a tree">
        <TreeSelect
          aria-label="Shelf"
          value={shelf}
          valueLabel={shelf}
          nodes={shelves}
          onValueChange={setShelf}
          placeholder="Choose a shelf…"
        />
      </Specimen>
      <Specimen name="More of it: on request, and under way">
        {/* So many pages are there that nothing is loaded by itself. */}
        <LoadMore label="Older errors" busy={false} pages={manyPages} onLoad={() => {}} />
        <LoadMore label="Older errors" busy pages={manyPages} onLoad={() => {}} />
      </Specimen>
      <Specimen name="Panel, pulled at its edge">
        <ResizablePanel side="bottom" label="Sample panel" initialPx={80} minPx={64} maxPx={120} className="w-full">
          <p className="p-3 text-sm">What is in it.</p>
        </ResizablePanel>
      </Specimen>
    </Chapter>
  );
}
