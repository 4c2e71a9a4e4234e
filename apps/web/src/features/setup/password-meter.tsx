import { cn } from "@/lib/cn.ts";
import { passwordStrength } from "./password-strength.ts";

const fills = ["bg-problem", "bg-problem", "bg-suspended", "bg-running", "bg-running"] as const;

export interface PasswordMeterProps {
  password: string;
  /** Words of the person's own that make a password weak. */
  avoid: readonly string[];
  /** The bar alone: what is wrong is said elsewhere. */
  silent: boolean;
}

export function PasswordMeter({ password, avoid, silent }: PasswordMeterProps) {
  const { level, hint } = passwordStrength(password, { avoid });
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="flex gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cn(
              "h-1 flex-1 rounded-full transition-colors",
              password && step <= level ? fills[level] : "bg-line",
            )}
          />
        ))}
      </div>
      {!silent && (
        <p role="status" className="text-ink-faint text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
