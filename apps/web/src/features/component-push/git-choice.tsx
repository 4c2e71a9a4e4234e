import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";

/** What somebody typed: where a repository is, and where in it the component is. */
export interface GitPlace {
  url: string;
  ref: string;
  folder: string;
}

interface GitChoiceProps {
  place: GitPlace;
  problem: string | undefined;
  onPlace(place: GitPlace): void;
}

/** The component in a repository. */
export function GitChoice({ place, problem, onPlace }: GitChoiceProps) {
  const change = (part: Partial<GitPlace>) => onPlace({ ...place, ...part });
  return (
    <div className="flex flex-col gap-4">
      <Field
        label="Address"
        required
        description="Of a public repository. One that is not public can be pushed as a zip file."
        problem={problem}
      >
        {(ids) => (
          <Input
            {...ids}
            type="url"
            placeholder="https://github.com/acme/shop-component.git"
            value={place.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Branch or tag" description="Empty: the repository's main branch.">
          {(ids) => <Input {...ids} value={place.ref} onChange={(event) => change({ ref: event.target.value })} />}
        </Field>
        <Field label="Folder" description="Where component.json is. Empty: at the top.">
          {(ids) => (
            <Input {...ids} value={place.folder} onChange={(event) => change({ folder: event.target.value })} />
          )}
        </Field>
      </div>
    </div>
  );
}
