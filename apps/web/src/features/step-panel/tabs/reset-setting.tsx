import { RotateCcw } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";

interface ResetSettingProps {
  label: string;
  isChanged: boolean;
  onReset(): void;
}

/** Marks a setting that is not the default, and takes it back. */
export function ResetSetting({ label, isChanged, onReset }: ResetSettingProps) {
  if (!isChanged) return null;
  return (
    <>
      {/* The word where it fits beside the label; the sign always. */}
      <span className="font-medium text-accent-text text-xs @max-[599px]:sr-only">Changed</span>
      <IconButton
        size="sm"
        className="-my-1 text-accent-text"
        label={`Reset ${label} to its default`}
        onClick={onReset}
      >
        <RotateCcw aria-hidden />
      </IconButton>
    </>
  );
}
