import { CopyButton } from "@/components/ui/copy-button.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";

interface CallAddressProps {
  url: string;
  /** Name of the address. */
  label: string;
  copyLabel: string;
}

/** An address that takes calls, and a call to try it, both ready to copy. */
export function CallAddress({ url, label, copyLabel }: CallAddressProps) {
  const example = `curl -X POST ${url} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"id": 1}'`;
  return (
    <>
      <div className="flex items-center gap-1 rounded-control border bg-sunken py-0.5 pr-0.5 pl-2.5">
        <output aria-label={label} className="min-w-0 flex-1 break-all py-1 font-mono text-xs">
          {url}
        </output>
        <CopyButton text={url} label={copyLabel} />
      </div>
      <figure className="rounded-control border bg-sunken">
        <figcaption className="flex items-center justify-between border-b py-0.5 pr-0.5 pl-2.5 text-ink-muted text-xs">
          Try it
          <CopyButton text={example} label="Copy curl example" />
        </figcaption>
        <ScrollRegion
          aria-label="Example of a call"
          className="overflow-x-auto px-2.5 py-2 font-mono text-xs leading-5"
        >
          <pre>{example}</pre>
        </ScrollRegion>
      </figure>
    </>
  );
}
