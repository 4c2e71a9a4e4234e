import type { FlowGuide, ImportedFlow } from "@millrace/flow";

/** One flow of what is being imported, with what the person wants of it. */
export interface ImportChoice {
  flow: ImportedFlow;
  isWanted: boolean;
  name: string;
  /** When a flow of that name is there: a flow beside it, or its new draft. */
  whenTaken: "copy" | "draft";
}

export function chooseAll(flows: readonly ImportedFlow[]): ImportChoice[] {
  return flows.map((flow) => ({ flow, isWanted: true, name: flow.file.name, whenTaken: "copy" }));
}

/** The names under which the wanted flows are made: copies get the first free one. */
export function finalNames(choices: readonly ImportChoice[], takenNames: readonly string[]): string[] {
  const taken = new Set(takenNames);
  return choices.map(({ isWanted, name, whenTaken }) => {
    const wish = name.trim();
    if (!isWanted || (whenTaken === "draft" && takenNames.includes(wish))) return wish;
    let free = wish;
    for (let number = 2; taken.has(free); number += 1) free = `${wish.slice(0, 190)} ${number}`;
    taken.add(free);
    return free;
  });
}

/** What the canvas says of an imported flow until somebody closes it. */
export function importGuide({ file, origin, description, notes, credentialSteps }: ImportedFlow): FlowGuide {
  const words = { changed: "Changed", left_out: "Left out" } as const;
  return {
    title: (origin === "elastic.io" ? `From elastic.io: ${file.name}` : file.name).slice(0, 200),
    origin: "import",
    ...(description && { summary: description.slice(0, 2000) }),
    todo: notes.slice(0, 200).map(({ kind, stepId, text }) => ({
      ...(stepId && { stepId }),
      text: `${words[kind]}: ${text}`.slice(0, 1000),
    })),
    credentialSteps,
  };
}
